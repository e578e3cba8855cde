import { requireActor } from "@/lib/auth/require-actor";
import { notFound } from "next/navigation";
import { getWorkspaceAgreement, type Agreement } from "@/lib/server/review/agreement-data";
import { getReviewPanel, type ReviewPanelData } from "@/lib/server/review/data";

/** The review panel of a claim for whoever is signed in; null where the workspace has no such claim. */
export async function loadReviewPanel({
  slug,
  claimId,
}: {
  slug: string;
  claimId: string;
}): Promise<ReviewPanelData | null> {
  const { actor } = await requireActor(slug);
  return getReviewPanel({ actor, claimId });
}

/** How far the workspace's people agree; nothing of a round that is not revealed. */
export async function loadAgreement(slug: string): Promise<Agreement> {
  const { actor } = await requireActor(slug);
  return (await getWorkspaceAgreement({ actor })) ?? notFound();
}
