import type { Metadata } from "next";
import { CaptureListPage } from "@/components/source/capture-list-page";
import type { RawParams } from "@/lib/server/search/loaders";
import { loadCaptureList } from "@/lib/server/source/list-loaders";

export const metadata: Metadata = { title: "Stored copies" };

export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; sourceId: string }>;
  searchParams: Promise<RawParams>;
}) {
  const { workspace: slug, sourceId } = await params;
  return <CaptureListPage slug={slug} {...await loadCaptureList({ slug, sourceId, raw: await searchParams })} />;
}
