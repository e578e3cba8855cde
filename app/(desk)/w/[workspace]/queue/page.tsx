import type { Metadata } from "next";
import { QueueView } from "@/components/queue/queue-view";
import { loadQueue } from "@/lib/server/queue/loaders";

export const metadata: Metadata = { title: "Queue" };

export default async function QueuePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  return <QueueView slug={slug} {...await loadQueue(slug)} />;
}
