"use client";

import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import { stanceWords } from "@/lib/domain/evidence/stance";
import { groupEvidenceAction } from "@/lib/server/evidence/actions";
import type { EvidenceCard } from "@/lib/server/evidence/data";

/** Puts items together that hold only together. */
export function GroupForm({
  slug,
  claimId,
  evidence,
  trigger,
}: {
  slug: string;
  claimId: string;
  /** Items that can be grouped. */
  evidence: readonly EvidenceCard[];
  trigger: ReactElement;
}) {
  const [open, setOpen] = useState(false);
  const [label, setLabel] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { submit, pending, problem } = useSubmit(evidenceRefusalWords);

  function save(event: FormEvent) {
    event.preventDefault();
    submit(
      () => groupEvidenceAction(slug, { claimId, evidenceIds: [...chosen], group: { label } }),
      () => {
        setOpen(false);
        setLabel("");
        setChosen(new Set());
      },
    );
  }

  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      title="Group evidence"
      description="Items of one group hold only together: each alone would prove nothing, or something else."
    >
      <form onSubmit={save} className="grid gap-4">
        <TextInput
          label="Name of the group"
          required
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <fieldset className="grid gap-1">
          <legend className="text-sm font-medium">Items, at least two</legend>
          {evidence.map((item) => (
            <Checkbox
              key={item.id}
              label={item.exact ?? item.note}
              hint={`${stanceWords[item.stance].label} · ${item.source.authorDate}`}
              checked={chosen.has(item.id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(item.id);
                else next.delete(item.id);
                setChosen(next);
              }}
            />
          ))}
        </fieldset>
        <ProblemNote words={problem} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>Leave it</Button>
          </DialogClose>
          <SubmitButton pending={pending} disabled={chosen.size < 2 || label.trim() === ""}>
            Group them
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
