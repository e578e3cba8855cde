"use client";

import { useState, type FormEvent } from "react";
import { AssessmentFields } from "@/components/review/assessment-fields";
import { DraftNote } from "@/components/review/draft-note";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct } from "@/components/review/use-act";
import { useDisclosure } from "@/components/ui/use-disclosure";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  assessmentDraftSchema,
  emptyAssessmentDraft,
  isChosen,
  reasonsOfDraft,
} from "@/lib/domain/review/assessment-draft";
import { settleVerdictAction } from "@/lib/server/verdict/actions";

/** Settling a verdict: always from a blank form, so that nobody settles what a form proposed. */
export function SettleForm({
  slug,
  claimId,
  roundId,
  basedOnNumber,
  draftKey,
  ratings,
  again,
}: {
  slug: string;
  claimId: string;
  roundId: string;
  /** Number of the claim's last verdict, 0 for none. */
  basedOnNumber: number;
  draftKey: string;
  ratings: readonly { id: string; label: string; definition: string }[];
  /** A verdict of this round is there already; the form then waits behind a button. */
  again: boolean;
}) {
  const { value, hasDraft, set, clear } = useDraft({
    key: draftKey,
    schema: assessmentDraftSchema,
    start: emptyAssessmentDraft,
  });
  const { act, pending, refusal, errorAt } = useAct();
  const [tried, setTried] = useState(false);
  const { open, formRef, buttonRef, show, hide } = useDisclosure({ held: hasDraft || !again });
  if (!open) {
    return (
      <Button ref={buttonRef} aria-expanded={false} onClick={show}>
        Settle it again
      </Button>
    );
  }

  function settle(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isChosen(value)) return;
    const { ratingId, justification } = value;
    act(
      () =>
        settleVerdictAction(slug, {
          claimId,
          roundId,
          basedOnNumber,
          ratingId,
          certaintyReasons: reasonsOfDraft(value),
          justification,
        }),
      discard,
    );
  }

  function discard() {
    clear();
    hide();
    setTried(false);
  }

  return (
    <form
      method="post"
      ref={formRef}
      onSubmit={settle}
      noValidate
      className="grid max-w-3xl gap-6"
      aria-label="Settle a verdict"
    >
      {again && (
        <p className="measure text-sm">
          This makes verdict {basedOnNumber + 1}. Approvals of verdict {basedOnNumber} do not count for it.
        </p>
      )}
      <AssessmentFields
        value={value}
        onChange={set}
        ratings={ratings}
        errorAt={errorAt}
        tried={tried}
        justificationLabel="Justification"
        justificationHint="Readers of the briefing will read this. Say what the evidence shows and how sure that is."
      />
      <RefusalNote refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending} pendingLabel="Settling…">
          Settle verdict {basedOnNumber + 1}
        </SubmitButton>
        {again && !hasDraft && (
          <Button variant="quiet" onClick={hide}>
            Close
          </Button>
        )}
        <DraftNote hasDraft={hasDraft} discardLabel="Clear" onDiscard={discard} />
      </div>
    </form>
  );
}
