import type { Metadata } from "next";
import { BatchView } from "@/components/inbox/batch-view";
import { loadBatch } from "@/lib/server/inbox/loaders";

export const metadata: Metadata = { title: "Long import" };

export default async function BatchPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug, batchId } = await params;
  return <BatchView slug={slug} {...await loadBatch({ slug, batchId, raw: await searchParams })} />;
}
