"use client";

import { useState, type FormEvent } from "react";
import type { SelectedPassage } from "@/components/capture/selected-passage";
import { FigureFields } from "@/components/evidence/figure-fields";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxItem } from "@/components/ui/combobox";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { StanceMark } from "@/components/ui/stance-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { useSubmit } from "@/components/ui/use-submit";
import type { CopyState } from "@/lib/domain/evidence/copy-state";
import type { Figure } from "@/lib/domain/evidence/figure";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import {
  evidenceKinds,
  evidenceKindWords,
  stances,
  stanceWords,
  type EvidenceKind,
  type Stance,
} from "@/lib/domain/evidence/stance";
import { searchClaimsAction } from "@/lib/server/claim/actions";
import { createEvidenceAction } from "@/lib/server/evidence/actions";

export type ClaimChoice = { id: string; number: number; statement: string };

/** Makes evidence of a selected passage, or of words typed by hand, and says whether the copy holds them. */
export function EvidenceFromPassage({
  slug,
  sourceId,
  captureId,
  passage,
  words,
  claim: given,
  onClose,
}: {
  slug: string;
  sourceId: string;
  captureId: string;
  passage: SelectedPassage;
  words: string;
  claim: ClaimChoice | null;
  onClose: () => void;
}) {
  const [claim, setClaim] = useState<ComboboxItem | null>(given && itemOf(given));
  const [kind, setKind] = useState<EvidenceKind>("quotation");
  const [figure, setFigure] = useState<Figure | null>(null);
  const [exact, setExact] = useState(words.trim());
  const [locator, setLocator] = useState(passage.locator ?? "");
  const [stance, setStance] = useState<Stance | null>(null);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const [stored, setStored] = useState<{ evidenceId: string; copyState: CopyState; claim: ComboboxItem } | null>(null);
  const { submit, pending, problem, errorAt } = useSubmit(evidenceRefusalWords);

  async function search(query: string): Promise<ComboboxItem[]> {
    const answer = await searchClaimsAction(slug, { query });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.claims.map(itemOf);
  }

  function save(event: FormEvent) {
    event.preventDefault();
    setMissing(claim === null || stance === null);
    if (claim === null || stance === null) return;
    const selectedAt = passage.end > passage.start ? passage.start : undefined;
    submit(
      () =>
        createEvidenceAction(slug, {
          claimId: claim.value,
          sourceId,
          captureId,
          kind,
          exact,
          locator,
          stance,
          note,
          groupId: null,
          figure: kind === "figure" ? figure : null,
          ...(selectedAt !== undefined && { selectedAt }),
        }),
      ({ evidenceId, quote }) => setStored({ evidenceId, copyState: quote.copyState, claim }),
    );
  }

  if (stored) {
    return (
      <div className="grid gap-4">
        <Notice
          tone={stored.copyState === "not_found" ? "warn" : "ok"}
          role="status"
          title={
            stored.copyState === "not_found"
              ? "The evidence is stored, but its words were not found in this copy."
              : stored.copyState === "verified"
                ? "The evidence is stored, and its words are verified in this copy."
                : "The evidence is stored."
          }
        >
          It bears on {stored.claim.label}
        </Notice>
        <div className="flex flex-wrap items-center gap-4">
          <TextLink href={`/w/${slug}/claims/${stored.claim.value}#evidence-${stored.evidenceId}`}>
            Go to the claim
          </TextLink>
          <Button onClick={onClose}>Stay at the copy</Button>
        </div>
      </div>
    );
  }
  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <Combobox
        label="Claim"
        required
        placeholder="Words of the claim, or its number"
        value={claim}
        onValueChange={setClaim}
        search={search}
        emptyWords="No claim of this workspace matches."
        error={missing && claim === null ? "Choose the claim first." : undefined}
      />
      <Select
        label="What it is"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as EvidenceKind)}
        options={evidenceKinds.map((value) => ({
          value,
          label: `${evidenceKindWords[value].label}: ${evidenceKindWords[value].means}`,
        }))}
      />
      {kind === "figure" && <FigureFields value={figure} onChange={setFigure} errorAt={errorAt} />}
      <TextArea
        label={
          kind !== "figure"
            ? "The words"
            : figure?.kind === "calculation"
              ? "The figures that it was worked out from"
              : "The figure as it stands there"
        }
        hint="Checked against this copy."
        face="serif"
        rows={4}
        required={kind === "quotation"}
        value={exact}
        onChange={(event) => setExact(event.currentTarget.value)}
        error={errorAt("exact")}
      />
      <TextInput
        label="Where in the source"
        hint="Page, section, table or minute, as “p. 14” or “Table 2”."
        inputClassName="sm:max-w-xs"
        value={locator}
        onChange={(event) => setLocator(event.currentTarget.value)}
        error={errorAt("locator")}
      />
      <RadioCards
        legend="How it bears on the claim"
        name="passage-stance"
        required
        columns={2}
        value={stance}
        onValueChange={setStance}
        options={stances.map((value) => ({
          value,
          title: <StanceMark stance={value} />,
          explanation: stanceWords[value].means,
        }))}
        error={missing && stance === null ? "Choose one." : undefined}
      />
      <TextArea
        label="Note"
        hint="What the reader has to know to understand it."
        rows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={errorAt("note")}
      />
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending} pendingLabel="Adding…">
          Add evidence
        </SubmitButton>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}

function itemOf({ id, number, statement }: ClaimChoice): ComboboxItem {
  return { value: id, label: `claim ${number}: ${statement}` };
}
