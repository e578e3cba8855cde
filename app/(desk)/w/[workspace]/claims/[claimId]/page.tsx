import type { Metadata } from "next";
import { ClaimPage } from "@/components/claim/claim-page";
import { loadClaimPage } from "@/lib/server/dossier/loaders";

type Props = { params: Promise<{ workspace: string; claimId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claimId } = await params;
  const { claim } = await loadClaimPage(workspace, claimId);
  return { title: `Claim ${claim.number}: ${claim.statement}` };
}

export default async function Page({ params }: Props) {
  const { workspace, claimId } = await params;
  return <ClaimPage slug={workspace} data={await loadClaimPage(workspace, claimId)} />;
}
