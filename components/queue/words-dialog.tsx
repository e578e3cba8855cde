"use client";

import { useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmit, type SubmitAnswer } from "@/components/ui/use-submit";
import { queueRefusalWords } from "@/lib/domain/queue/refusal-words";

/** Asks for words before a step is taken. What was typed stays when the dialog is left or the step is refused. */
export function WordsDialog({
  trigger,
  title,
  description,
  children,
  label,
  hint,
  missing,
  maxLength,
  confirmLabel,
  pendingLabel,
  run,
}: {
  trigger: ReactElement;
  title: string;
  description: string;
  children?: ReactNode;
  label: string;
  hint: string;
  /** What is said when nothing was typed. */
  missing: string;
  maxLength: number;
  confirmLabel: string;
  pendingLabel: string;
  run: (words: string) => Promise<SubmitAnswer>;
}) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const { submit, pending, problem, firstIssue, forget } = useSubmit(queueRefusalWords);

  function changeOpen(next: boolean) {
    if (pending) return;
    setOpen(next);
    setTried(false);
    forget();
  }

  function send(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (words.trim() === "") return;
    submit(
      () => run(words),
      () => {
        setOpen(false);
        setWords("");
      },
    );
  }

  return (
    <Dialog trigger={trigger} open={open} onOpenChange={changeOpen} title={title} description={description}>
      <form onSubmit={send} noValidate className="grid gap-4">
        {children}
        <TextArea
          label={label}
          hint={hint}
          required
          maxLength={maxLength}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={tried && words.trim() === "" ? missing : firstIssue}
        />
        <ProblemNote words={problem} />
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
