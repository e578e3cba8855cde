"use client";

import { useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmit, type SubmitAnswer } from "@/components/ui/use-submit";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";

/** Asks for a reason before something is taken out of or back into consideration. */
export function ReasonForm({
  trigger,
  title,
  children,
  confirmLabel,
  run,
}: {
  trigger: ReactElement;
  title: string;
  /** What will happen, in words. */
  children?: ReactNode;
  confirmLabel: string;
  run: (reason: string) => Promise<SubmitAnswer>;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { submit, pending, problem, errorAt } = useSubmit(evidenceRefusalWords);

  function send(event: FormEvent) {
    event.preventDefault();
    submit(
      () => run(reason),
      () => {
        setOpen(false);
        setReason("");
      },
    );
  }

  return (
    <Dialog trigger={trigger} open={open} onOpenChange={setOpen} title={title} width="narrow">
      <form onSubmit={send} className="grid gap-4">
        {children && <div className="measure text-sm">{children}</div>}
        <TextArea
          label="Reason"
          hint="Everybody in the workspace can read it."
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={errorAt("reason")}
        />
        <ProblemNote words={problem} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Leave it</Button>
          </DialogClose>
          <SubmitButton pending={pending}>{confirmLabel}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
