import type { Metadata } from "next";
import { RedactionPage } from "@/components/redaction/redaction-page";
import { loadRedaction } from "@/lib/server/redaction/loaders";

export const metadata: Metadata = { title: "Redaction" };

export default async function Page({ params }: { params: Promise<{ workspace: string; type: string; id: string }> }) {
  const { workspace, type, id } = await params;
  return <RedactionPage slug={workspace} data={await loadRedaction({ slug: workspace, type, id })} />;
}
