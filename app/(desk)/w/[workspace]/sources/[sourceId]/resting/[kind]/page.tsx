import type { Metadata } from "next";
import { RestingPage } from "@/components/source/resting-page";
import type { RawParams } from "@/lib/server/search/loaders";
import { loadResting } from "@/lib/server/source/list-loaders";

export const metadata: Metadata = { title: "What rests on a source" };

export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; sourceId: string; kind: string }>;
  searchParams: Promise<RawParams>;
}) {
  const { workspace: slug, ...ids } = await params;
  return <RestingPage slug={slug} {...await loadResting({ slug, ...ids, raw: await searchParams })} />;
}
