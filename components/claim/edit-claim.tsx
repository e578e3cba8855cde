"use client";

import { useState, type FormEvent } from "react";
import { TwinsNote } from "@/components/claim/twins-note";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import {
  checkWorthinesses,
  claimTypes,
  maxStatementLength,
  type CheckWorthiness,
  type ClaimType,
} from "@/lib/domain/claim/claim-fields";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { formText } from "@/lib/platform/form-text";
import { editClaimAction, searchClaimantsAction } from "@/lib/server/claim/actions";

export type EditableClaim = {
  id: string;
  statement: string;
  type: ClaimType;
  claimantName: string;
  claimedOn: string;
  checkWorthiness: CheckWorthiness;
  /** ISO 8601; a later change by somebody else refuses this one. */
  updatedAt: string;
};

/** Corrects what was typed of a claim. While the wording is locked it says why, and what reopening would do. */
export function EditClaim({
  slug,
  claim,
  locked,
  onMerge,
}: {
  slug: string;
  claim: EditableClaim;
  locked: boolean;
  /** Called where the person finds that another claim says the same. */
  onMerge?: (() => void) | undefined;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Edit claim
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Edit claim">
        <EditClaimForm
          slug={slug}
          claim={claim}
          locked={locked}
          onClose={() => setOpen(false)}
          onMerge={
            onMerge &&
            (() => {
              setOpen(false);
              onMerge();
            })
          }
        />
      </Dialog>
    </>
  );
}

function EditClaimForm({
  slug,
  claim,
  locked,
  onClose,
  onMerge,
}: {
  slug: string;
  claim: EditableClaim;
  locked: boolean;
  onClose: () => void;
  onMerge: (() => void) | undefined;
}) {
  const [statement, setStatement] = useState(claim.statement);
  const [claimant, setClaimant] = useState(claim.claimantName);
  const { submit, pending, problem, errorAt } = useSubmit(claimRefusalWords);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => formText(form, name);
    submit(
      () =>
        editClaimAction(slug, {
          claimId: claim.id,
          basedOn: claim.updatedAt,
          ...(locked ? {} : { statement, claimantName: claimant }),
          type: text("type") as ClaimType,
          claimedOn: text("claimedOn"),
          checkWorthiness: text("checkWorthiness") as CheckWorthiness,
        }),
      onClose,
    );
  }

  async function searchClaimants(query: string) {
    const answer = await searchClaimantsAction(slug, { query });
    const known = answer.ok ? answer.claimants : [];
    const items = known.map(({ name, claims }) => ({
      value: name,
      label: name,
      detail: `${claims} ${claims === 1 ? "claim" : "claims"}`,
    }));
    return known.some(({ name }) => name.toLowerCase() === query.toLowerCase())
      ? items
      : [...items, { value: query, label: query, detail: "Add as a new claimant" }];
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      {locked && (
        <Notice title="Wording, claimant and parent are locked.">
          The claim is in review or has a verdict, and what is judged must not change under the judges. An editor can
          reopen the claim: then the wording can be changed and the evidence is reviewed anew. Published editions stay
          as they are, with a notice beside them.
        </Notice>
      )}
      <TextArea
        label="Statement"
        hint="One checkable sentence that can be understood without the article."
        face="serif"
        required
        readOnly={locked}
        maxLength={maxStatementLength}
        value={statement}
        onChange={(event) => setStatement(event.currentTarget.value)}
        error={errorAt("statement")}
      />
      {!locked && statement !== claim.statement && (
        <TwinsNote slug={slug} statement={statement} exceptId={claim.id} onMerge={onMerge} />
      )}
      {locked ? (
        <TextInput label="Claimant" value={claimant} readOnly />
      ) : (
        <Combobox
          label="Claimant"
          hint="Who asserts it: a person or an organisation."
          defaultValue={claimant ? { value: claimant, label: claimant } : null}
          onValueChange={(item) => setClaimant(item?.value ?? "")}
          search={searchClaimants}
          error={errorAt("claimantName")}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          label="Claimed on"
          hint="2026, 2026-03 or 2026-03-14."
          name="claimedOn"
          defaultValue={claim.claimedOn}
          error={errorAt("claimedOn")}
        />
        <Select
          label="Type"
          name="type"
          defaultValue={claim.type}
          options={Object.entries(claimTypes).map(([value, { label }]) => ({ value, label }))}
        />
        <Select
          label="Check-worthiness"
          name="checkWorthiness"
          className="sm:col-span-2"
          defaultValue={claim.checkWorthiness}
          options={Object.entries(checkWorthinesses).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending}>Save claim</SubmitButton>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}
