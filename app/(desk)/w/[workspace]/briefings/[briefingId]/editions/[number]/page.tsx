import type { Metadata } from "next";
import { EditionTraceView } from "@/components/provenance/edition-trace-view";
import { loadEditionTrace } from "@/lib/server/provenance/trace-loaders";

export const metadata: Metadata = { title: "What an edition rests on" };

export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; briefingId: string; number: string }>;
  searchParams: Promise<{ check?: string | string[] }>;
}) {
  const { workspace, briefingId, number } = await params;
  const { check } = await searchParams;
  const trace = await loadEditionTrace({ slug: workspace, briefingId, number, isChecked: check === "1" });
  return <EditionTraceView slug={workspace} trace={trace} />;
}
