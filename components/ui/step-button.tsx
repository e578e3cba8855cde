"use client";

import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit, type SubmitAnswer } from "@/components/ui/use-submit";

/** A button that takes one step on the server, and below it, where the step was refused, why. */
export function StepButton({
  words,
  run,
  onDone,
  pendingLabel,
  label,
  children,
}: {
  /** Why it was not done, by the reasons of the action. */
  words: Record<string, string>;
  run: () => Promise<SubmitAnswer>;
  onDone: () => void;
  pendingLabel: string;
  /** What screen readers say, where the words on the button are not enough. */
  label?: string;
  children: string;
}) {
  const { submit, pending, problem } = useSubmit(words);
  return (
    <div className="grid gap-2">
      <div>
        <Button
          size="small"
          pending={pending}
          pendingLabel={pendingLabel}
          aria-label={label}
          onClick={() => submit(run, onDone)}
        >
          {children}
        </Button>
      </div>
      <ProblemNote words={problem} />
    </div>
  );
}
