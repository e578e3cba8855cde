import type { Metadata } from "next";
import { ProvenanceView } from "@/components/provenance/provenance-view";
import { loadProvenance } from "@/lib/server/provenance/loaders";

export const metadata: Metadata = { title: "Provenance" };

export default async function ProvenancePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; type: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug, type, id } = await params;
  return <ProvenanceView slug={slug} {...await loadProvenance({ slug, type, id, raw: await searchParams })} />;
}
