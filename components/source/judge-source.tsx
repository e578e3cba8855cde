"use client";

import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { useSubmit, type SubmitAnswer } from "@/components/ui/use-submit";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { reliabilities, reliabilityWords, type Reliability } from "@/lib/domain/source/reliability";
import { sourceStatuses, statusWords, type SourceStatus } from "@/lib/domain/source/status";
import { formText } from "@/lib/platform/form-text";
import { changeStatusAction, decideRepublishingAction, rateReliabilityAction } from "@/lib/server/source/actions";

/** Says what has become of a source, and what that sets off. */
export function ChangeStatus({
  slug,
  sourceId,
  status,
  first,
  restingCount,
  reportId = null,
  label = "Change status",
}: {
  slug: string;
  sourceId: string;
  /** What it is now. */
  status: SourceStatus;
  /** What stands in the form at first. */
  first: { status: SourceStatus; note: string; on: string; url: string };
  /** Claims, verdicts and editions that rest on it. */
  restingCount: number;
  /** What was reported of the source, which this answers. */
  reportId?: string | null;
  label?: string;
}) {
  const [chosen, setChosen] = useState(first.status);
  const toast = useToast();
  return (
    <JudgeDialog
      label={label}
      title="What has become of this source?"
      run={async (form) => {
        const answer = await changeStatusAction(slug, {
          sourceId,
          status: chosen,
          note: formText(form, "note"),
          on: formText(form, "on"),
          url: formText(form, "url"),
          reportId,
        });
        if (answer.ok && answer.opened > 0)
          toast.say({
            title: `${answer.opened} ${answer.opened === 1 ? "thing is" : "things are"} in the queue to look at again.`,
          });
        return answer;
      }}
    >
      {(errorAt) => (
        <>
          <RadioCards
            legend="Status"
            name="status"
            value={chosen}
            onValueChange={setChosen}
            options={sourceStatuses.map((value) => ({
              value,
              title: statusWords[value].label,
              explanation: statusWords[value].means,
            }))}
          />
          <TextArea
            label="What happened"
            hint="Where it was announced, in a sentence. Readers of published editions see it."
            name="note"
            required={chosen !== "current"}
            maxLength={2000}
            defaultValue={first.note}
            error={errorAt("note")}
          />
          <TextInput
            label="When"
            hint="2026, 2026-03 or 2026-03-14; may be left empty."
            name="on"
            inputClassName="max-w-48"
            defaultValue={first.on}
            error={errorAt("on")}
          />
          <TextInput
            label="Where it was announced"
            hint="The web address of the notice; may be left empty."
            name="url"
            type="url"
            defaultValue={first.url}
            error={errorAt("url")}
          />
          {chosen !== "current" && (chosen !== status || reportId !== null) && restingCount > 0 && (
            <p className="measure text-sm text-warn">
              {`${restingCount} ${restingCount === 1 ? "thing rests" : "things rest"} on this source. They go to the review queue until an editor has looked at them, and published editions get a notice.`}
            </p>
          )}
        </>
      )}
    </JudgeDialog>
  );
}

/** The Admiralty letter of a source, with the reason for it. */
export function RateReliability({
  slug,
  sourceId,
  reliability,
  reason,
}: {
  slug: string;
  sourceId: string;
  reliability: Reliability | null;
  reason: string;
}) {
  const [chosen, setChosen] = useState(reliability);
  const [missing, setMissing] = useState(false);
  return (
    <JudgeDialog
      label={reliability ? "Rate anew" : "Rate reliability"}
      title="How reliable is this source?"
      description="Judge the source as such, not what it says here: that is rated for each piece of evidence."
      run={async (form) => {
        setMissing(chosen === null);
        if (chosen === null) return null;
        return rateReliabilityAction(slug, { sourceId, reliability: chosen, reason: formText(form, "reason") });
      }}
    >
      {(errorAt) => (
        <>
          <RadioCards
            legend="Reliability"
            name="reliability"
            required
            columns={2}
            value={chosen}
            onValueChange={setChosen}
            options={reliabilities.map((value) => ({ value, title: `${value} – ${reliabilityWords[value]}` }))}
            hint="F is no bad mark: it says that it cannot be judged."
            error={missing && chosen === null ? "Choose one." : undefined}
          />
          <TextArea
            label="Why"
            name="reason"
            required
            maxLength={2000}
            defaultValue={reason}
            error={errorAt("reason")}
          />
        </>
      )}
    </JudgeDialog>
  );
}

/** Whether the public may see whole stored copies. */
export function DecideRepublishing({
  slug,
  sourceId,
  mayBeRepublished,
  reason,
}: {
  slug: string;
  sourceId: string;
  mayBeRepublished: boolean | null;
  reason: string;
}) {
  const [chosen, setChosen] = useState(mayBeRepublished === null ? null : mayBeRepublished ? "yes" : "no");
  const [missing, setMissing] = useState(false);
  return (
    <JudgeDialog
      label={mayBeRepublished === null ? "Decide" : "Decide anew"}
      title="May the public see the whole stored copies?"
      description="Readers always see the quote with about 300 characters around it. This is about everything else."
      run={async (form) => {
        setMissing(chosen === null);
        if (chosen === null) return null;
        return decideRepublishingAction(slug, {
          sourceId,
          mayBeRepublished: chosen === "yes",
          reason: formText(form, "reason"),
        });
      }}
    >
      {(errorAt) => (
        <>
          <RadioCards
            legend="Whole copies"
            name="republish"
            required
            value={chosen}
            onValueChange={setChosen}
            options={[
              {
                value: "yes",
                title: "May be shown",
                explanation: "A public document, a free licence, or leave was given.",
              },
              { value: "no", title: "Are withheld", explanation: "Rights of others, or private matters." },
            ]}
            error={missing && chosen === null ? "Choose one." : undefined}
          />
          {chosen === "no" && (
            <TextArea
              label="Reason"
              hint="Readers see it."
              name="reason"
              required
              maxLength={2000}
              defaultValue={reason}
              error={errorAt("reason")}
            />
          )}
        </>
      )}
    </JudgeDialog>
  );
}

function JudgeDialog({
  label,
  title,
  description,
  run,
  children,
}: {
  label: string;
  title: string;
  description?: string;
  /** null where something has to be chosen first. */
  run: (form: FormData) => Promise<SubmitAnswer | null>;
  children: (errorAt: (field: string) => string | undefined) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const { submit, pending, problem, errorAt, forget } = useSubmit(sourceRefusalWords);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      async () => (await run(form)) ?? { ok: false as const, reason: "invalid_input" },
      () => setOpen(false),
    );
  }

  return (
    <Dialog
      trigger={<Button size="small">{label}</Button>}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        forget();
      }}
      title={title}
      description={description}
    >
      <form onSubmit={save} noValidate className="grid gap-5">
        {children(errorAt)}
        <ProblemNote words={problem} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={pending}>Save</SubmitButton>
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </form>
    </Dialog>
  );
}
