"use client";

import { useId, useState, type FormEvent } from "react";
import { z } from "zod";
import { DraftNote } from "@/components/review/draft-note";
import { GivenRatingLine } from "@/components/review/given-rating-line";
import { LeftoverDraft } from "@/components/review/leftover-draft";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct } from "@/components/review/use-act";
import { useDisclosure } from "@/components/ui/use-disclosure";
import { useDraftHolder } from "@/components/review/use-draft-holder";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import {
  credibilityLevels,
  credibilitySchema,
  credibilityWords,
  type Credibility,
} from "@/lib/domain/review/credibility";
import { directnessLevels, directnessWords, type Directness } from "@/lib/domain/review/directness";
import { rateEvidenceAction } from "@/lib/server/review/actions";

const draftSchema = z.object({
  credibility: credibilitySchema.nullable(),
  directness: z.enum(directnessLevels).nullable(),
  reason: z.string(),
});

const empty: z.output<typeof draftSchema> = { credibility: null, directness: null, reason: "" };

export type RateEvidenceProps = {
  slug: string;
  /** Whose browser this is: drafts are kept by person. */
  viewerId: string;
  evidenceId: string;
  /** The round that the item is under review in, or null where it waits for one. */
  round: { id: string; open: boolean } | null;
  own: { credibility: Credibility; directness: Directness; reason: string } | null;
  /** Everybody's, once revealed; empty before. */
  revealed: { name: string; credibility: Credibility; directness: Directness; reason: string }[];
  /** False for those who may only read. */
  canRate?: boolean;
};

/** One evidence item's rating, in its place: one's own while the round is open, everybody's once it is revealed. */
export function RateEvidence({ slug, viewerId, evidenceId, round, own, revealed, canRate = true }: RateEvidenceProps) {
  if (!round) return null;
  const draftKey = `${viewerId}.rating.${round.id}.${evidenceId}`;
  if (!round.open) {
    return (
      <div className="grid gap-2">
        <LeftoverDraft draftKey={draftKey} what="rating" />
        {revealed.length === 0 ? (
          <p className="text-sm text-ink-muted">Nobody rated this.</p>
        ) : (
          <ul className="divide-y divide-rule" aria-label="Ratings">
            {revealed.map(({ name, ...rating }, index) => (
              <li key={index} className="py-2">
                <GivenRatingLine name={name} {...rating} />
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  if (!canRate) return null;
  return <OwnRating {...{ slug, evidenceId, draftKey, own }} roundId={round.id} />;
}

function OwnRating({
  slug,
  evidenceId,
  roundId,
  draftKey,
  own,
}: Pick<RateEvidenceProps, "slug" | "evidenceId" | "own"> & { roundId: string; draftKey: string }) {
  const { value, hasDraft, set, clear } = useDraft({ key: draftKey, schema: draftSchema, start: own ?? empty });
  const { act, pending, refusal, errorAt } = useAct();
  const { holds, heldElsewhere, take, release } = useDraftHolder({ key: draftKey, hasDraft });
  // What was typed and not saved is never hidden behind a button.
  const { open, formRef, buttonRef, show, hide } = useDisclosure({
    held: hasDraft && holds,
    barred: heldElsewhere,
  });
  const [missing, setMissing] = useState(false);
  const formId = useId();

  function save(event: FormEvent) {
    event.preventDefault();
    const { credibility, directness, reason } = value;
    setMissing(credibility === null || directness === null);
    if (credibility === null || directness === null) return;
    act(() => rateEvidenceAction(slug, { roundId, evidenceId, credibility, directness, reason }), discard);
  }

  function discard() {
    clear();
    release();
    hide();
  }

  return (
    <div className="grid gap-3">
      {!open && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {heldElsewhere ? (
            <p className="text-sm text-ink-muted">You have begun to rate this in another place of the page.</p>
          ) : own ? (
            <GivenRatingLine name="You" {...own} />
          ) : (
            <p className="text-sm text-ink-muted">You have not rated this yet.</p>
          )}
          <Button
            ref={buttonRef}
            size="small"
            aria-expanded={false}
            onClick={() => {
              take();
              show();
            }}
          >
            {heldElsewhere ? "Go on here" : own ? "Change your rating" : "Rate this evidence"}
          </Button>
        </div>
      )}
      {open && (
        <form ref={formRef} onSubmit={save} noValidate className="grid gap-4 border-l-2 border-rule-strong pl-4">
          <RadioCards
            legend="How credible is what it says?"
            hint="Judge the information alone, whatever you think of the source."
            name={`${formId}-credibility`}
            required
            columns={2}
            value={value.credibility === null ? null : (String(value.credibility) as `${Credibility}`)}
            onValueChange={(next) => set({ ...value, credibility: Number(next) as Credibility })}
            options={credibilityLevels.map((level) => ({
              value: String(level) as `${Credibility}`,
              title: `${level} – ${credibilityWords[level].label}`,
              explanation: credibilityWords[level].definition,
            }))}
            error={
              missing && value.credibility === null ? "Choose one. 6 is there for what cannot be judged." : undefined
            }
          />
          <RadioCards
            legend="How directly does it bear on the claim?"
            name={`${formId}-directness`}
            required
            value={value.directness}
            onValueChange={(directness) => set({ ...value, directness })}
            options={directnessLevels.map((level) => ({
              value: level,
              title: directnessWords[level].label,
              explanation: directnessWords[level].definition,
            }))}
            error={missing && value.directness === null ? "Choose one." : undefined}
          />
          <TextArea
            label="Why"
            hint="A sentence that helps the others after the reveal."
            value={value.reason}
            maxLength={2000}
            onChange={(event) => set({ ...value, reason: event.currentTarget.value })}
            error={errorAt("reason")}
          />
          <RefusalNote refusal={refusal} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton pending={pending}>Save rating</SubmitButton>
            {!hasDraft && (
              <Button variant="quiet" onClick={discard}>
                Close
              </Button>
            )}
            <DraftNote
              hasDraft={hasDraft}
              discardLabel={own ? "Go back to what is saved" : "Clear"}
              onDiscard={discard}
            />
          </div>
        </form>
      )}
    </div>
  );
}
