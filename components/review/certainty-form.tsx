"use client";

import { useId } from "react";
import { CertaintyMark } from "@/components/ui/certainty-mark";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { raises, reasonsOfDraft, startOfDraft, type AssessmentDraft } from "@/lib/domain/review/assessment-draft";
import {
  certaintyFactorNames,
  certaintyFactors,
  certaintyOf,
  certaintyWords,
  type CertaintyFactor,
} from "@/lib/domain/review/certainty";

type Value = AssessmentDraft["certainty"];

const stepLabels: Record<number, string> = {
  [-2]: "Two steps down",
  [-1]: "One step down",
  1: "One step up",
  2: "Two steps up",
};

/** Certainty of the whole body of evidence after GRADE: a start, steps with reasons, and the level that follows. */
export function CertaintyForm({
  value,
  onChange,
  startMissing,
  reasonError,
}: {
  value: Value;
  onChange: (value: Value) => void;
  /** Whether sending was tried without saying where it starts. */
  startMissing: boolean;
  /** What is wrong with a factor's reason. */
  reasonError: (factor: CertaintyFactor) => string | undefined;
}) {
  const id = useId();
  const start = startOfDraft({ certainty: value });
  const low = start === "low";
  const certainty = certaintyOf(reasonsOfDraft({ certainty: value }));
  const setFactor = (factor: CertaintyFactor, change: { steps?: number; reason?: string }) =>
    onChange({ ...value, [factor]: { steps: 0, reason: "", ...value[factor], ...change } });
  const factors = certaintyFactorNames.filter((factor) => factor !== "startsLow" && (low || !raises(factor)));

  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="mb-3 font-medium">
        How certain is the whole body of evidence?
        <span aria-hidden="true" className="ml-1.5 font-normal text-ink-muted">
          after GRADE
        </span>
      </legend>
      <RadioCards
        legend="Where it starts"
        name={`${id}-start`}
        columns={2}
        required
        value={start}
        onValueChange={(chosen) => setFactor("startsLow", { steps: chosen === "low" ? -2 : 0 })}
        error={startMissing && start === null ? "Say where the evidence starts." : undefined}
        options={[
          {
            value: "high",
            title: "High",
            explanation: "Official records, data sets, measurements, documents of the event itself.",
          },
          {
            value: "low",
            title: "Low",
            explanation: "Only observations, testimony or reports at second hand.",
          },
        ]}
      />
      {low && (
        <ReasonField
          label="Why it starts low"
          value={value.startsLow?.reason ?? ""}
          error={reasonError("startsLow")}
          onChange={(reason) => setFactor("startsLow", { reason })}
        />
      )}
      <ul className="divide-y divide-rule border-y border-rule" aria-label="Steps">
        {factors.map((factor) => {
          const { label, question, steps } = certaintyFactors[factor];
          const chosen = value[factor]?.steps ?? 0;
          return (
            <li key={factor} className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
              <div className="min-w-0 text-sm">
                <p className="font-medium">{label}</p>
                <p className="text-ink-muted" id={`${id}-${factor}`}>
                  {question}
                </p>
              </div>
              <Select
                label={label}
                hideLabel
                aria-description={question}
                value={String(chosen)}
                options={[
                  { value: "0", label: "No step" },
                  ...steps.map((step) => ({ value: String(step), label: stepLabels[step] ?? String(step) })),
                ]}
                onChange={(event) => setFactor(factor, { steps: Number(event.currentTarget.value) })}
              />
              {chosen !== 0 && (
                <ReasonField
                  className="sm:col-span-2"
                  label={`Reason for the ${chosen < 0 ? "step down" : "step up"}: ${label.toLowerCase()}`}
                  value={value[factor]?.reason ?? ""}
                  error={reasonError(factor)}
                  onChange={(reason) => setFactor(factor, { reason })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {!low && <p className="text-sm text-ink-muted">Steps up are open to evidence that starts low.</p>}
      <output className="grid gap-0.5 bg-wash px-4 py-3 text-sm" aria-live="polite">
        {start === null ? (
          "The certainty follows from where the evidence starts and from the steps."
        ) : (
          <>
            <CertaintyMark certainty={certainty} />
            <span className="text-ink-muted">{certaintyWords[certainty].definition}</span>
          </>
        )}
      </output>
    </fieldset>
  );
}

function ReasonField({
  label,
  value,
  error,
  onChange,
  className,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (reason: string) => void;
  className?: string;
}) {
  return (
    <TextArea
      className={className}
      label={label}
      required
      rows={2}
      maxLength={2000}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
