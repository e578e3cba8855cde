import type { Metadata } from "next";
import { SourceListView } from "@/components/search/source-list-view";
import { loadSources, type RawParams } from "@/lib/server/search/loaders";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<RawParams>;
}) {
  const { workspace: slug } = await params;
  return <SourceListView slug={slug} {...await loadSources({ slug, raw: await searchParams })} />;
}
