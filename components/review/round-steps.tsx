"use client";

import { useRouter } from "next/navigation";
import { ReasonDialog } from "@/components/review/reason-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { reviewRefusalWords, type ReviewRefusalReason } from "@/lib/domain/review/refusal-words";
import { cancelRoundAction, openRoundAction, reopenClaimAction, revealRoundAction } from "@/lib/server/review/actions";

/** Runs a confirmed step: refreshes the page on success, puts the refusal into words otherwise. */
function useConfirmed() {
  const router = useRouter();
  return async (run: () => Promise<{ ok: true } | { ok: false; reason: ReviewRefusalReason }>) => {
    try {
      const outcome = await run();
      router.refresh();
      return outcome.ok ? { ok: true as const } : { ok: false as const, message: reviewRefusalWords[outcome.reason] };
    } catch {
      return { ok: false as const, message: reviewRefusalWords.unavailable };
    }
  };
}

export function OpenRoundButton({
  slug,
  claimId,
  evidenceCount,
  scaleName,
}: {
  slug: string;
  claimId: string;
  evidenceCount: number;
  scaleName: string | null;
}) {
  const confirmed = useConfirmed();
  return (
    <ConfirmDialog
      tone="primary"
      trigger={<Button variant="primary">Open a blind round</Button>}
      title="Open a blind round?"
      confirmLabel="Open the round"
      pendingLabel="Opening…"
      onConfirm={() => confirmed(() => openRoundAction(slug, { claimId }))}
    >
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          The round is about the {evidenceCount === 1 ? "piece" : `${evidenceCount} pieces`} of evidence that{" "}
          {evidenceCount === 1 ? "is" : "are"} here now. What is added later waits for the next round.
        </li>
        <li>The claim’s wording, claimant and parent are locked.</li>
        <li>Nobody can read what another person writes, until an editor reveals the round.</li>
        {scaleName && <li>Assessments use the scale “{scaleName}” as it is today.</li>}
      </ul>
    </ConfirmDialog>
  );
}

export function RevealButton({
  slug,
  roundId,
  assessments,
  ownMissing,
}: {
  slug: string;
  roundId: string;
  assessments: number;
  /** Whether the revealer has not written an assessment. */
  ownMissing: boolean;
}) {
  const confirmed = useConfirmed();
  return (
    <ConfirmDialog
      tone="primary"
      trigger={<Button variant="primary">Reveal the round</Button>}
      title="Reveal the round?"
      confirmLabel="Reveal it to everybody"
      pendingLabel="Revealing…"
      onConfirm={() => confirmed(() => revealRoundAction(slug, { roundId }))}
    >
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          Everybody in the workspace can then read {assessments === 2 ? "both" : `all ${assessments}`} assessments and
          all ratings, with names.
        </li>
        <li>The round closes for everybody, you included: nothing more can be rated or assessed in it.</li>
        <li>This cannot be undone. Reopening the claim starts a new round.</li>
        {ownMissing && <li>You have not submitted an assessment of your own.</li>}
      </ul>
    </ConfirmDialog>
  );
}

export function CancelRoundButton({ slug, roundId, draftKey }: { slug: string; roundId: string; draftKey: string }) {
  return (
    <ReasonDialog
      trigger={<Button>Cancel the round…</Button>}
      title="Cancel this round?"
      description="The claim goes back to gathering. Nothing is revealed: what people wrote stays theirs alone, and they can take it over into the next round."
      draftKey={draftKey}
      confirmLabel="Cancel the round"
      pendingLabel="Cancelling…"
      run={(reason) => cancelRoundAction(slug, { roundId, reason })}
    />
  );
}

export function ReopenButton({
  slug,
  claimId,
  draftKey,
  editionCount,
}: {
  slug: string;
  claimId: string;
  draftKey: string;
  /** Published editions that rest on a verdict of this claim. */
  editionCount: number;
}) {
  return (
    <ReasonDialog
      trigger={<Button size="small">Reopen the claim…</Button>}
      title="Reopen this claim?"
      description="It can then be worded, researched and reviewed anew. Verdicts, approvals and everything written stay; an open round is cancelled without being revealed."
      draftKey={draftKey}
      confirmLabel="Reopen the claim"
      pendingLabel="Reopening…"
      run={(reason) => reopenClaimAction(slug, { claimId, reason })}
    >
      {editionCount > 0 && (
        <p className="text-sm">
          {editionCount === 1 ? "One published edition rests" : `${editionCount} published editions rest`} on it.
          Nothing in them changes; readers get a notice beside the claim, and the newest edition comes into the review
          queue.
        </p>
      )}
    </ReasonDialog>
  );
}
