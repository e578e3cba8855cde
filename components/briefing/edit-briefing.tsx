"use client";

import { useState, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { BriefingFields } from "@/components/briefing/briefing-fields";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { briefingRefusalWords } from "@/lib/domain/briefing/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { archiveBriefingAction, changeBriefingAction } from "@/lib/server/briefing/actions";

/** Title and summary, in a window over the page. */
export function EditBriefing({
  slug,
  briefing,
}: {
  slug: string;
  briefing: { id: string; title: string; summary: string };
}) {
  const [open, setOpen] = useState(false);
  const { submit, pending, problem, errorAt, forget } = useSubmit(briefingRefusalWords);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit(
      () =>
        changeBriefingAction(slug, {
          briefingId: briefing.id,
          title: formText(form, "title"),
          summary: formText(form, "summary"),
        }),
      () => setOpen(false),
    );
  }

  return (
    <Dialog
      trigger={<Button>Edit title and summary</Button>}
      open={open}
      onOpenChange={(next) => {
        forget();
        setOpen(next);
      }}
      title="Title and summary"
    >
      <form onSubmit={save} className="grid gap-5">
        <ProblemNote words={problem} />
        <BriefingFields title={briefing.title} summary={briefing.summary} errorAt={errorAt} />
        <div className="flex justify-end">
          <SubmitButton pending={pending}>Save</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}

/** Puts the briefing away, or takes it out of the archive. */
export function ArchiveBriefing({
  slug,
  briefingId,
  archived,
  isPublished,
}: {
  slug: string;
  briefingId: string;
  archived: boolean;
  isPublished: boolean;
}) {
  const router = useRouter();
  const { say } = useToast();

  async function change(next: boolean) {
    const outcome = await archiveBriefingAction(slug, { briefingId, archived: next });
    if (!outcome.ok && outcome.reason !== "unchanged") {
      return { ok: false as const, message: briefingRefusalWords[outcome.reason] };
    }
    router.refresh();
    return { ok: true as const };
  }

  async function takeOut() {
    const answer = await change(false);
    say(answer.ok ? { title: "It is out of the archive." } : { title: answer.message, tone: "problem" });
  }

  if (archived) return <Button onClick={() => void takeOut()}>Take out of the archive</Button>;
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">Archive</Button>}
      title="Archive this briefing?"
      keeps={[
        "The text with everything written in it",
        ...(isPublished ? ["Every published edition, at its address"] : []),
      ]}
      confirmLabel="Archive"
      pendingLabel="Archiving…"
      tone="primary"
      onConfirm={() => change(true)}
    >
      <p>It leaves the list and can be neither written in nor published until it is taken out of the archive again.</p>
    </ConfirmDialog>
  );
}
