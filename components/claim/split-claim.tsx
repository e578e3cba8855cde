"use client";

import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useRouter } from "next/navigation";
import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { maxStatementLength } from "@/lib/domain/claim/claim-fields";
import { proposeParts } from "@/lib/domain/claim/propose-parts";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { joinPartsAction, splitClaimAction } from "@/lib/server/claim/actions";

/** Parts that are written at once. */
const mostRows = 20;

type Row = { key: number; words: string };

/** Splits a claim into parts that can be checked one by one. What is proposed can be changed, left out and added to. */
export function SplitClaimDialog({
  slug,
  claim,
  canUndo = false,
  open,
  onOpenChange,
}: {
  slug: string;
  claim: { id: string; number: number; statement: string };
  /** Joining takes all parts of a claim up, so it undoes the making of its first ones only. */
  canUndo?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      focusFirst={() => list.current?.querySelector("textarea") ?? null}
      title={`Split claim ${claim.number} into parts`}
      description="Each part is checked on its own; this claim stays and shows the verdicts of its parts."
      width="wide"
    >
      <SplitForm list={list} slug={slug} claim={claim} canUndo={canUndo} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

function SplitForm({
  list,
  slug,
  claim,
  canUndo,
  onClose,
}: {
  list: RefObject<HTMLOListElement | null>;
  slug: string;
  claim: { id: string; number: number; statement: string };
  canUndo: boolean;
  onClose: () => void;
}) {
  const [rows, setRows] = useState<Row[]>(() => {
    const proposed = proposeParts(claim.statement);
    return (proposed.length > 1 ? proposed : [claim.statement, ""]).map((words, key) => ({ key, words }));
  });
  const { submit, pending, problem, errorAt } = useSubmit(claimRefusalWords);
  const toast = useToast();
  const router = useRouter();
  const written = rows.filter(({ words }) => words.trim() !== "");

  function focusRow(at: number) {
    // After the row has been drawn.
    requestAnimationFrame(() => list.current?.querySelectorAll("textarea")[at]?.focus());
  }
  function add() {
    if (rows.length >= mostRows) return;
    setRows([...rows, { key: 1 + Math.max(-1, ...rows.map(({ key }) => key)), words: "" }]);
    focusRow(rows.length);
  }
  function remove(at: number) {
    setRows(rows.filter((_, each) => each !== at));
    focusRow(Math.max(0, at - 1));
  }
  async function undo(made: readonly { claimId: string }[]) {
    const expected = made.map(({ claimId }) => ({ id: claimId, fate: "joined" as const }));
    const answer = await joinPartsAction(slug, { claimId: claim.id, expected }).catch(() => null);
    if (answer?.ok) router.refresh();
    else
      toast.say({
        title: "The splitting was not undone.",
        description: claimRefusalWords.parts_changed,
        tone: "problem",
      });
  }
  function save() {
    submit(
      () =>
        splitClaimAction(slug, {
          claimId: claim.id,
          statement: claim.statement,
          parts: written.map(({ words }) => words),
        }),
      ({ parts }) => {
        onClose();
        toast.say({
          title: `${parts.length} ${parts.length === 1 ? "part" : "parts"} made of claim ${claim.number}.`,
          ...(canUndo && { undo: { onUndo: () => void undo(parts) } }),
        });
      },
    );
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  }

  return (
    // The keys are those of the fields within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="grid gap-5" onKeyDown={onKeyDown}>
      <div>
        <p className="mb-1 text-sm font-medium">The claim</p>
        <p className="border-l-2 border-rule-strong pl-3 font-serif leading-snug wrap-anywhere">{claim.statement}</p>
      </div>
      <ol ref={list} className="grid gap-4" aria-label="Parts">
        {rows.map(({ key, words }, at) => (
          <li key={key} className="flex items-start gap-2">
            <TextArea
              label={`Part ${at + 1}`}
              face="serif"
              rows={2}
              maxLength={maxStatementLength}
              className="min-w-0 flex-1"
              value={words}
              onChange={(event) =>
                setRows(rows.map((row) => (row.key === key ? { key, words: event.target.value } : row)))
              }
            />
            <IconButton
              className="mt-6"
              label={`Remove part ${at + 1}`}
              icon={<X aria-hidden="true" className="size-4" />}
              onClick={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      <p className="text-sm text-ink-muted">
        Write each part so that it can be understood by itself: who, what, when. The parts take over the claimant, and
        stand in the articles where their words stand.
      </p>
      <ProblemNote words={problem ?? errorAt("parts") ?? null} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          pending={pending}
          pendingLabel="Splitting…"
          disabled={written.length === 0}
          onClick={save}
        >
          {written.length === 1 ? "Make 1 part" : `Make ${written.length} parts`}
        </Button>
        <Button icon={<Plus aria-hidden="true" className="size-4" />} disabled={rows.length >= mostRows} onClick={add}>
          Add a part
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
