import type { Metadata } from "next";
import { ClaimListView } from "@/components/search/claim-list-view";
import { loadClaims, type RawParams } from "@/lib/server/search/loaders";

export const metadata: Metadata = { title: "Claims" };

export default async function ClaimsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<RawParams>;
}) {
  const { workspace: slug } = await params;
  return <ClaimListView slug={slug} {...await loadClaims({ slug, raw: await searchParams })} />;
}
