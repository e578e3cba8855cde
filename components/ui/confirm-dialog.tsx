"use client";

import { useState, useTransition, type ReactElement, type ReactNode } from "react";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { backdropLook, popupLook } from "@/components/ui/dialog-look";
import { FieldError } from "@/components/ui/field";

/** What onConfirm answers. Nothing or ok closes the dialog; a refusal stays in it, with its message. */
export type ConfirmAnswer = void | { ok: true } | { ok: false; message?: string };

export type ConfirmDialogProps = {
  /** The button that asks. May be left out when open and onOpenChange are given. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The question, naming the thing: "Remove the letter of 3 May?" */
  title: ReactNode;
  /** Whatever else has to be known, as how to undo it. */
  children?: ReactNode;
  /** Each thing that goes, as "2 quotations from this copy". */
  removes?: readonly ReactNode[];
  /** Each thing that stays, as "The published edition of 3 May". */
  keeps?: readonly ReactNode[];
  /** The act in words, as "Remove source". Never "OK". */
  confirmLabel: string;
  /** As "Removing…". */
  pendingLabel: string;
  cancelLabel?: string;
  /** danger where something is removed, primary where the step is merely final. */
  tone?: "danger" | "primary";
  onConfirm: () => Promise<ConfirmAnswer> | ConfirmAnswer;
};

/** Asks before an act that removes or settles something, and names what it will do. Escape and the first button leave. */
export function ConfirmDialog({
  trigger,
  open: openFromOutside,
  onOpenChange,
  title,
  children,
  removes = [],
  keeps = [],
  confirmLabel,
  pendingLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  onConfirm,
}: ConfirmDialogProps) {
  const [openInside, setOpenInside] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const open = openFromOutside ?? openInside;

  function changeOpen(next: boolean) {
    if (pending) return;
    if (next) setProblem(null);
    setOpenInside(next);
    onOpenChange?.(next);
  }

  function confirm() {
    setProblem(null);
    startTransition(async () => {
      const answer = await onConfirm();
      if (answer && !answer.ok) {
        setProblem(answer.message ?? "That did not work, and nothing was changed. Try again.");
        return;
      }
      setOpenInside(false);
      onOpenChange?.(false);
    });
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={changeOpen}>
      {trigger && <AlertDialog.Trigger render={trigger} />}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropLook} />
        <AlertDialog.Popup className={classNames(popupLook, "sm:max-w-lg")}>
          <div className="min-h-0 overflow-y-auto px-5 py-5 sm:px-6">
            <AlertDialog.Title className="font-serif text-xl font-semibold">{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-3 grid gap-3 text-sm">
              {children}
              <NamedList heading="This removes" entries={removes} />
              <NamedList heading="This stays" entries={keeps} />
            </AlertDialog.Description>
            <div role="alert" className="mt-3 empty:mt-0">
              {problem && <FieldError id={undefined}>{problem}</FieldError>}
            </div>
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-4 sm:px-6">
            <AlertDialog.Close render={<Button />} aria-disabled={pending || undefined}>
              {cancelLabel}
            </AlertDialog.Close>
            <Button variant={tone} pending={pending} pendingLabel={pendingLabel} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function NamedList({ heading, entries }: { heading: string; entries: readonly ReactNode[] }) {
  if (entries.length === 0) return null;
  return (
    <div>
      <p className="caps text-ink-muted">{heading}</p>
      <ul className="mt-1 divide-y divide-rule border-y border-rule">
        {entries.map((entry, index) => (
          // The list is fixed for the life of the dialog.
          <li key={index} className="py-1.5">
            {entry}
          </li>
        ))}
      </ul>
    </div>
  );
}
