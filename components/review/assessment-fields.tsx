"use client";

import { useId } from "react";
import { CertaintyForm } from "@/components/review/certainty-form";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { reasonsOfDraft, type AssessmentDraft } from "@/lib/domain/review/assessment-draft";

/** Rating, certainty and reasoning: what an assessment and a verdict are both made of. */
export function AssessmentFields({
  value,
  onChange,
  ratings,
  errorAt,
  tried,
  justificationLabel,
  justificationHint,
}: {
  value: AssessmentDraft;
  onChange: (value: AssessmentDraft) => void;
  /** The scale in its order. */
  ratings: readonly { id: string; label: string; definition: string }[];
  /** What the server found wrong, by the path in its input. */
  errorAt: (path: string) => string | undefined;
  /** Whether sending was tried, so that what is missing is said. */
  tried: boolean;
  justificationLabel: string;
  justificationHint: string;
}) {
  const id = useId();
  const sent = reasonsOfDraft(value);
  return (
    <>
      <RadioCards
        legend="Rating"
        name={`${id}-rating`}
        required
        value={value.ratingId}
        onValueChange={(ratingId) => onChange({ ...value, ratingId })}
        options={ratings.map(({ id: ratingId, label, definition }) => ({
          value: ratingId,
          title: label,
          explanation: definition,
        }))}
        error={tried && value.ratingId === null ? "Choose a rating." : undefined}
      />
      <CertaintyForm
        value={value.certainty}
        onChange={(certainty) => onChange({ ...value, certainty })}
        startMissing={tried}
        reasonError={(factor) => errorAt(`certaintyReasons.${sent.findIndex((step) => step.factor === factor)}.reason`)}
      />
      <TextArea
        label={justificationLabel}
        hint={justificationHint}
        required
        rows={6}
        face="serif"
        maxLength={20_000}
        value={value.justification}
        onChange={(event) => onChange({ ...value, justification: event.currentTarget.value })}
        error={errorAt("justification")}
      />
    </>
  );
}
