import type { Metadata } from "next";
import { BriefingListView } from "@/components/briefing/briefing-list-view";
import { loadBriefings } from "@/lib/server/briefing/loaders";

export const metadata: Metadata = { title: "Briefings" };

export default async function BriefingsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  return <BriefingListView slug={slug} {...await loadBriefings({ slug, raw: await searchParams })} />;
}
