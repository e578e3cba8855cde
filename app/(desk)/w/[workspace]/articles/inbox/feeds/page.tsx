import type { Metadata } from "next";
import { FeedsView } from "@/components/inbox/feeds-view";
import { loadFeeds } from "@/lib/server/inbox/loaders";

export const metadata: Metadata = { title: "Watched feeds" };

export default async function FeedsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  return <FeedsView slug={slug} {...await loadFeeds({ slug })} />;
}
