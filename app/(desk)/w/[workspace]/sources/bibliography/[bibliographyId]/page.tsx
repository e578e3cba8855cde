import type { Metadata } from "next";
import { BibliographyView } from "@/components/source/bibliography-view";
import { loadBibliography } from "@/lib/server/source/bibliography/loaders";

export const metadata: Metadata = { title: "Bibliography" };

export default async function BibliographyPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; bibliographyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug, bibliographyId } = await params;
  return (
    <BibliographyView slug={slug} {...await loadBibliography({ slug, bibliographyId, raw: await searchParams })} />
  );
}
