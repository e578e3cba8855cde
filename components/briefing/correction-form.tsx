"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmit } from "@/components/ui/use-submit";
import { correctionKinds, correctionKindWords, type CorrectionKind } from "@/lib/domain/edition/correction-kinds";
import { editionRefusalWords } from "@/lib/domain/edition/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { publishCorrectionAction } from "@/lib/server/edition/actions";

/** Publishes a dated note on the newest edition without a new text, as a retraction is. */
export function CorrectionForm({
  slug,
  briefingId,
  editionNumber,
}: {
  slug: string;
  briefingId: string;
  editionNumber: number;
}) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<CorrectionKind | null>(null);
  const { submit, pending, problem, errorAt, forget } = useSubmit(editionRefusalWords);
  const [unchosen, setUnchosen] = useState(false);

  function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = formText(new FormData(event.currentTarget), "note");
    setUnchosen(kind === null);
    if (kind === null) return;
    submit(
      () => publishCorrectionAction(slug, { briefingId, editionNumber, kind, note }),
      () => setOpen(false),
    );
  }

  return (
    <Dialog
      trigger={<Button>Publish a note</Button>}
      open={open}
      onOpenChange={(next) => {
        forget();
        setOpen(next);
      }}
      title={`A note on Edition ${editionNumber}`}
      description="It is dated and stands above the edition at once. The text stays as it is; to change it, publish the next edition."
    >
      <form onSubmit={publish} className="grid gap-5">
        <ProblemNote words={problem} />
        <RadioCards
          legend="What kind of note is it?"
          name="kind"
          required
          value={kind}
          onValueChange={setKind}
          error={unchosen && kind === null ? "Choose what kind of note it is." : undefined}
          options={correctionKinds.map((value) => ({
            value,
            title: correctionKindWords[value].label,
            explanation: correctionKindWords[value].means,
          }))}
        />
        <TextArea label="The note" name="note" required rows={4} maxLength={2000} error={errorAt("note")} />
        <div className="flex justify-end">
          <SubmitButton pending={pending} pendingLabel="Publishing…">
            Publish the note
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
