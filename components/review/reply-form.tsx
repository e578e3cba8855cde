"use client";

import { useId, type FormEvent } from "react";
import { z } from "zod";
import { DraftNote } from "@/components/review/draft-note";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct } from "@/components/review/use-act";
import { useDisclosure } from "@/components/ui/use-disclosure";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { editReplyAction, recordReplyAction } from "@/lib/server/verdict/actions";

const draftSchema = z.object({
  askedWhom: z.string(),
  askedOn: z.string(),
  answer: z.string(),
  answeredOn: z.string(),
});
type ReplyDraft = z.output<typeof draftSchema>;

const empty: ReplyDraft = { askedWhom: "", askedOn: "", answer: "", answeredOn: "" };

/** Records that somebody was asked, or adds their answer. */
export function ReplyForm({
  slug,
  claimId,
  viewerId,
  reply,
}: {
  slug: string;
  claimId: string;
  viewerId: string;
  /** The entry to change; null for a new one. */
  reply: { id: string; updatedAt: string; fields: ReplyDraft } | null;
}) {
  const formId = useId();
  const { value, hasDraft, set, clear } = useDraft({
    key: `${viewerId}.reply.${reply?.id ?? claimId}`,
    schema: draftSchema,
    start: reply?.fields ?? empty,
  });
  const { act, pending, refusal, errorAt } = useAct();
  const { open, formRef, buttonRef, show, hide } = useDisclosure({ held: hasDraft });
  if (!open) {
    return (
      <Button
        ref={buttonRef}
        size="small"
        variant={reply ? "quiet" : "secondary"}
        className={reply ? "-ml-2.5 justify-self-start" : undefined}
        aria-expanded={false}
        onClick={show}
      >
        {reply ? (reply.fields.answer ? "Correct this" : "Add the answer") : "Record that somebody was asked"}
      </Button>
    );
  }

  function close() {
    clear();
    hide();
  }

  function save(event: FormEvent) {
    event.preventDefault();
    act(
      () =>
        reply
          ? editReplyAction(slug, { replyId: reply.id, basedOn: reply.updatedAt, ...value })
          : recordReplyAction(slug, { claimId, ...value }),
      close,
    );
  }

  const field = (name: keyof ReplyDraft) => ({
    id: `${formId}-${name}`,
    value: value[name],
    error: errorAt(name),
    onChange: (event: { currentTarget: { value: string } }) => set({ ...value, [name]: event.currentTarget.value }),
  });

  return (
    <form ref={formRef} onSubmit={save} noValidate className="grid gap-4 border-l-2 border-rule-strong pl-4">
      <TextInput
        label="Who was asked"
        hint="The person or body that the claim or the verdict concerns."
        required
        maxLength={300}
        {...field("askedWhom")}
      />
      <TextInput label="Asked on" type="date" required inputClassName="max-w-48" {...field("askedOn")} />
      <TextArea
        label="Their answer"
        hint="Word for word. Leave it empty while nothing has come back. It is printed with the verdict."
        face="serif"
        maxLength={20_000}
        {...field("answer")}
      />
      <TextInput label="Answered on" type="date" inputClassName="max-w-48" {...field("answeredOn")} />
      <RefusalNote refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save</SubmitButton>
        {!hasDraft && (
          <Button variant="quiet" onClick={hide}>
            Close
          </Button>
        )}
        <DraftNote hasDraft={hasDraft} discardLabel={reply ? "Go back to what is saved" : "Clear"} onDiscard={close} />
      </div>
    </form>
  );
}
