"use client";

import { useState, type FormEvent } from "react";
import { z } from "zod";
import { CopyPicker } from "@/components/evidence/copy-picker";
import { FigureFields } from "@/components/evidence/figure-fields";
import { QuoteAnswerNote, type SavedEvidence } from "@/components/evidence/quote-answer-note";
import { useDraft } from "@/components/review/use-draft";
import { SourcePicker, type PickedSource } from "@/components/source/source-picker";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { StanceMark } from "@/components/ui/stance-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import { evidenceKinds, evidenceKindWords, stances, stanceWords } from "@/lib/domain/evidence/stance";
import { createEvidenceAction, editEvidenceAction } from "@/lib/server/evidence/actions";
import type { EvidenceCard } from "@/lib/server/evidence/data";

const draftSchema = z.object({
  source: z.object({ id: z.string(), title: z.string() }).nullable(),
  kind: z.enum(evidenceKinds),
  exact: z.string(),
  locator: z.string(),
  stance: z.enum(stances).nullable(),
  note: z.string(),
  groupId: z.string().nullable(),
  /** Half typed as well, so no rule of what is complete. */
  figure: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("cell"), table: z.string(), row: z.string(), column: z.string() }),
      z.object({ kind: z.literal("calculation"), working: z.string(), result: z.string() }),
    ])
    .nullable(),
  copy: z.union([z.object({ kind: z.enum(["any", "none"]) }), z.object({ kind: z.literal("one"), id: z.string() })]),
});
type Draft = z.output<typeof draftSchema>;

const emptyDraft: Draft = {
  source: null,
  kind: "quotation",
  exact: "",
  locator: "",
  stance: null,
  note: "",
  groupId: null,
  figure: null,
  copy: { kind: "any" },
};

export type EvidenceFormProps = {
  slug: string;
  viewerId: string;
  claimId: string;
  groups: readonly { id: string; label: string }[];
  /** The item to change; without it a new one is added. */
  evidence?: EvidenceCard;
  /** A source that was added a moment ago. */
  startSource?: PickedSource;
  /** Called as soon as the item is stored; the caller then shows the page anew. */
  onStored?: (evidenceId: string) => void;
  onClose: () => void;
};

/** Adds or changes an evidence item. What is typed is kept in this browser until it is stored. */
export function EvidenceForm(props: EvidenceFormProps) {
  const { slug, viewerId, claimId, groups, evidence, startSource, onStored, onClose } = props;
  const { value, hasDraft, set, clear } = useDraft({
    key: `${viewerId}.evidence.${evidence?.id ?? claimId}`,
    schema: draftSchema,
    start: evidence ? draftOf(evidence) : { ...emptyDraft, source: startSource ?? null },
  });
  const { submit, pending, problem, errorAt } = useSubmit(evidenceRefusalWords);
  const [missing, setMissing] = useState(false);
  const [addingSource, setAddingSource] = useState(false);
  const [saved, setSaved] = useState<SavedEvidence | null>(null);

  function save(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const { source, stance, copy, figure, ...rest } = value;
    const fields = { ...rest, figure: rest.kind === "figure" ? figure : null };
    setMissing(source === null || stance === null);
    if (source === null || stance === null) return;
    submit(
      async () => {
        if (!evidence)
          return createEvidenceAction(slug, { ...fields, stance, claimId, sourceId: source.id, ...captureOf(copy) });
        const answer = await editEvidenceAction(slug, {
          ...fields,
          stance,
          evidenceId: evidence.id,
          ...captureOf(copy),
        });
        return answer.ok ? { ...answer, evidenceId: evidence.id } : answer;
      },
      (answer) => {
        clear();
        onStored?.(answer.evidenceId);
        if (answer.quote.copyState === "not_found") {
          setSaved({ id: answer.evidenceId, nearest: answer.quote.nearest, fields: { ...fields, stance } });
        } else onClose();
      },
      { refresh: onStored === undefined },
    );
  }

  if (saved) return <QuoteAnswerNote slug={slug} saved={saved} onClose={onClose} />;
  const quoteLabel = {
    quotation: "The words",
    figure: "The figure, with the words around it",
    finding: "Words or figures",
  };
  return (
    <div className="grid gap-5">
      {evidence ? (
        <p className="text-sm">
          <span className="text-ink-muted">Taken from </span>
          {evidence.source.reference}
        </p>
      ) : (
        <SourcePicker
          slug={slug}
          value={value.source}
          onChange={(source) => set({ ...value, source, copy: { kind: "any" } })}
          onAddingChange={setAddingSource}
          error={missing && value.source === null ? "Choose or add the source first." : undefined}
        />
      )}
      <form onSubmit={save} noValidate hidden={addingSource} className={addingSource ? undefined : "grid gap-5"}>
        <Select
          label="What it is"
          value={value.kind}
          onChange={(event) => set({ ...value, kind: event.currentTarget.value as Draft["kind"] })}
          options={evidenceKinds.map((kind) => ({
            value: kind,
            label: `${evidenceKindWords[kind].label}: ${evidenceKindWords[kind].means}`,
          }))}
        />
        {value.source && (
          <CopyPicker
            slug={slug}
            sourceId={value.source.id}
            claimId={claimId}
            anyWords={
              evidence?.captureId
                ? "The copy as before, or else the newest that holds the words"
                : "The newest copy that holds the words"
            }
            value={value.copy}
            onChange={(copy) => set({ ...value, copy })}
          />
        )}
        {value.kind === "figure" && (
          <FigureFields value={value.figure} onChange={(figure) => set({ ...value, figure })} errorAt={errorAt} />
        )}
        <TextArea
          label={
            value.kind === "figure" && value.figure?.kind === "calculation"
              ? "The figures that it was worked out from"
              : quoteLabel[value.kind]
          }
          hint={
            value.kind === "finding"
              ? "May be left empty where the note tells it."
              : "Exactly as it stands there; it is checked against the stored copy."
          }
          required={value.kind === "quotation" || (value.kind === "figure" && value.figure?.kind !== "calculation")}
          face="serif"
          rows={3}
          value={value.exact}
          onChange={(event) => set({ ...value, exact: event.currentTarget.value })}
          error={errorAt("exact")}
        />
        <TextInput
          label="Where in the source"
          hint="Page, section, table or minute, as “p. 14” or “Table 2”."
          inputClassName="sm:max-w-xs"
          value={value.locator}
          onChange={(event) => set({ ...value, locator: event.currentTarget.value })}
          error={errorAt("locator")}
        />
        <RadioCards
          legend="How it bears on the claim"
          name="stance"
          required
          columns={2}
          value={value.stance}
          onValueChange={(stance) => set({ ...value, stance })}
          options={stances.map((stance) => ({
            value: stance,
            title: <StanceMark stance={stance} />,
            explanation: stanceWords[stance].means,
          }))}
          error={missing && value.stance === null ? "Choose one." : undefined}
        />
        <TextArea
          label="Note"
          hint="What the reader has to know to understand it."
          rows={2}
          value={value.note}
          onChange={(event) => set({ ...value, note: event.currentTarget.value })}
          error={errorAt("note")}
        />
        {groups.length > 0 && (
          <Select
            label="Holds only together with"
            value={value.groupId ?? ""}
            placeholder="Nothing: it holds by itself"
            onChange={(event) => set({ ...value, groupId: event.currentTarget.value || null })}
            options={groups.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        {evidence?.inVerdict && (
          <p className="measure text-sm text-warn">
            A settled verdict rests on this item. If you change it, the approvals of that verdict become void.
          </p>
        )}
        <ProblemNote words={problem} />
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton pending={pending} pendingLabel={evidence ? "Saving…" : "Adding…"}>
            {evidence ? "Save evidence" : "Add evidence"}
          </SubmitButton>
          <Button onClick={onClose}>Close</Button>
          {hasDraft && (
            <>
              <span className="text-sm text-ink-muted">Not saved yet; kept in this browser.</span>
              <Button variant="quiet" size="small" onClick={clear}>
                {evidence ? "Go back to what is saved" : "Clear"}
              </Button>
            </>
          )}
        </div>
      </form>
    </div>
  );
}

function captureOf(copy: Draft["copy"]): { captureId?: string | null } {
  if (copy.kind === "one") return { captureId: copy.id };
  return copy.kind === "none" ? { captureId: null } : {};
}

function draftOf({ source, kind, exact, locator, stance, note, group, figure }: EvidenceCard): Draft {
  return {
    source: { id: source.id, title: source.authorDate },
    kind,
    exact: exact ?? "",
    locator: locator ?? "",
    stance,
    note,
    groupId: group?.id ?? null,
    figure,
    copy: { kind: "any" },
  };
}
