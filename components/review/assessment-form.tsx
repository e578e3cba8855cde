"use client";

import { useState, type FormEvent } from "react";
import { AssessmentFields } from "@/components/review/assessment-fields";
import { DraftNote } from "@/components/review/draft-note";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct } from "@/components/review/use-act";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  assessmentDraftSchema,
  emptyAssessmentDraft,
  isChosen,
  reasonsOfDraft,
  type AssessmentDraft,
} from "@/lib/domain/review/assessment-draft";
import { submitAssessmentAction } from "@/lib/server/review/actions";

/** One's own assessment of the claim, to write, submit, and change as long as the round is open. */
export function AssessmentForm({
  slug,
  roundId,
  draftKey,
  ratings,
  own,
  ownBefore,
}: {
  slug: string;
  roundId: string;
  draftKey: string;
  ratings: readonly { id: string; label: string; definition: string }[];
  own: AssessmentDraft | null;
  /** What one wrote in a round that was cancelled, to take over. */
  ownBefore: AssessmentDraft | null;
}) {
  const { value, hasDraft, set, clear } = useDraft({
    key: draftKey,
    schema: assessmentDraftSchema,
    start: own ?? emptyAssessmentDraft,
  });
  const { act, pending, refusal, errorAt } = useAct();
  const [tried, setTried] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isChosen(value)) return;
    const { ratingId, justification } = value;
    act(
      () => submitAssessmentAction(slug, { roundId, ratingId, certaintyReasons: reasonsOfDraft(value), justification }),
      clear,
    );
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="grid max-w-3xl gap-6">
      {ownBefore && !hasDraft && (
        <Notice
          action={
            <Button
              size="small"
              onClick={() => {
                const known = ratings.some(({ id }) => id === ownBefore.ratingId);
                set({ ...ownBefore, ratingId: known ? ownBefore.ratingId : null });
              }}
            >
              Take it over
            </Button>
          }
        >
          You wrote an assessment in the round that was cancelled.
        </Notice>
      )}
      <AssessmentFields
        value={value}
        onChange={set}
        ratings={ratings}
        errorAt={errorAt}
        tried={tried}
        justificationLabel="Why this rating"
        justificationHint="What the evidence shows, what speaks against it, and what decided you. The others read it after the reveal."
      />
      <RefusalNote refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending} pendingLabel="Submitting…">
          {own ? "Submit the changed assessment" : "Submit assessment"}
        </SubmitButton>
        <DraftNote
          hasDraft={hasDraft}
          discardLabel={own ? "Go back to what is saved" : "Clear"}
          savedWords={own ? "Submitted." : undefined}
          onDiscard={clear}
        />
      </div>
    </form>
  );
}
