import { ReviewPanelView } from "@/components/review/review-panel-view";
import { loadReviewPanel } from "@/lib/server/review/loaders";

/** The review of a claim, for its page: what stands, what comes next, and the forms for it. */
export async function ReviewPanel({ slug, claimId }: { slug: string; claimId: string }) {
  const data = await loadReviewPanel({ slug, claimId });
  return data && <ReviewPanelView slug={slug} data={data} />;
}
