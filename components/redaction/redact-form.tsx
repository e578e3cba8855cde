"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmAnswer } from "@/components/ui/confirm-dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { removalAnswers, type RedactableType } from "@/lib/domain/redaction/redaction-input";
import { redactionRefusalWords } from "@/lib/domain/redaction/refusal-words";
import { redactAction } from "@/lib/server/redaction/actions";

/** Asks an owner for the reason and the public answer, names once more what goes, and redacts. */
export function RedactForm({
  slug,
  type,
  id,
  name,
  goes,
  stays,
}: {
  slug: string;
  type: RedactableType;
  id: string;
  /** What is redacted, as "Edition 2". */
  name: string;
  goes: readonly string[];
  stays: readonly string[];
}) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [answer, setAnswer] = useState<"410" | "451">("410");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const missing = reason.trim() === "";

  function ask(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!missing) setAsking(true);
  }

  async function confirm(): Promise<ConfirmAnswer> {
    try {
      const outcome = await redactAction(slug, { type, id, reason, answersWith: answer === "451" ? 451 : 410 });
      if (!outcome.ok) return { ok: false, message: redactionRefusalWords[outcome.reason] };
    } catch (error) {
      // Next's own signals travel as errors and have to pass.
      if (typeof error === "object" && error !== null && "digest" in error) throw error;
      return { ok: false, message: redactionRefusalWords.unavailable };
    }
    router.refresh();
  }

  return (
    <form onSubmit={ask} noValidate className="grid max-w-2xl gap-6">
      <TextArea
        label="Reason"
        required
        value={reason}
        maxLength={1000}
        onChange={({ target }) => setReason(target.value)}
        hint="Stands on the public notice and in the record. Do not repeat what is to be removed."
        error={tried && missing ? "Say why, in words that the public may read." : undefined}
      />
      <RadioCards
        legend="What its public address answers from now on"
        name="answersWith"
        value={answer}
        onValueChange={setAnswer}
        options={[
          { value: "410", title: removalAnswers[410].label, explanation: removalAnswers[410].means },
          { value: "451", title: removalAnswers[451].label, explanation: removalAnswers[451].means },
        ]}
      />
      <div>
        <Button type="submit" variant="danger">
          Redact for good
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Redact ${name}?`}
        removes={goes}
        keeps={stays}
        confirmLabel="Redact for good"
        pendingLabel="Redacting…"
        onConfirm={confirm}
      >
        <p>This cannot be undone by anybody.</p>
      </ConfirmDialog>
    </form>
  );
}
