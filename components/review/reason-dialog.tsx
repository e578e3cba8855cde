"use client";

import { useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { z } from "zod";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct, type ActAnswer } from "@/components/review/use-act";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";

const reasonSchema = z.string();

/** Asks for the reason of a step back before it is taken, and says what the step does. */
export function ReasonDialog({
  trigger,
  title,
  description,
  children,
  draftKey,
  confirmLabel,
  pendingLabel,
  run,
}: {
  trigger: ReactElement;
  title: string;
  description: string;
  /** What else has to be known before. */
  children?: ReactNode;
  draftKey: string;
  confirmLabel: string;
  pendingLabel: string;
  run: (reason: string) => Promise<ActAnswer>;
}) {
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const { value: reason, set, clear } = useDraft({ key: draftKey, schema: reasonSchema, start: "" });
  const { act, pending, refusal, errorAt, forget } = useAct();

  function changeOpen(next: boolean) {
    if (pending) return;
    setOpen(next);
    setTried(false);
    forget();
  }

  function take(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === "") return;
    act(
      () => run(reason),
      () => {
        clear();
        setOpen(false);
      },
    );
  }

  return (
    <Dialog trigger={trigger} open={open} onOpenChange={changeOpen} title={title} description={description}>
      <form onSubmit={take} noValidate className="grid gap-4">
        {children}
        <TextArea
          label="Reason"
          hint="Everybody in the workspace can read it."
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => set(event.currentTarget.value)}
          error={tried && reason.trim() === "" ? "Give a reason." : errorAt("reason")}
        />
        <RefusalNote refusal={refusal} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Leave it</Button>
          </DialogClose>
          <SubmitButton pending={pending} pendingLabel={pendingLabel}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
