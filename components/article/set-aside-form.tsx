"use client";

import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useKeysWithin } from "@/components/article/use-keys-within";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { maxReasonLength, notCheckableReasons } from "@/lib/domain/article/passage-decision";

/** Why the chosen words are not checkable: one press on a usual reason, or words of one's own. */
export function SetAsideForm({
  pending,
  onDecide,
}: {
  pending: boolean;
  onDecide: (choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) => void;
}) {
  const [reason, setReason] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);

  useKeysWithin(box, (event) => {
    const chosen = event.target instanceof HTMLInputElement ? undefined : notCheckableReasons[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onDecide({ disposition: "not_checkable", reason: chosen });
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    onDecide({ disposition: "not_checkable", reason });
  }
  return (
    <div ref={box} className="grid gap-4">
      <div role="group" aria-label="Not checkable because it is" className="grid gap-1.5">
        {notCheckableReasons.map((usual, index) => (
          <Button
            key={usual}
            ref={index === 0 ? first : undefined}
            size="small"
            className="justify-start! text-left!"
            aria-disabled={pending}
            onClick={() => onDecide({ disposition: "not_checkable", reason: usual })}
          >
            <span className="text-ink-muted figures">{index + 1}</span>
            {usual}
          </Button>
        ))}
      </div>
      <form noValidate onSubmit={submit} className="grid gap-3">
        <TextInput
          label="Another reason"
          maxLength={maxReasonLength}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="small" pending={pending} pendingLabel="Saving…">
            Not checkable
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-disabled={pending}
            onClick={() => onDecide({ disposition: "out_of_scope", reason })}
          >
            Out of scope instead
          </Button>
        </div>
      </form>
    </div>
  );
}
