"use client";

import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";
import { useKeysWithin } from "@/components/article/use-keys-within";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { checkWorthinesses, claimTypes, type CheckWorthiness, type ClaimType } from "@/lib/domain/claim/claim-fields";
import { searchClaimantsAction } from "@/lib/server/claim/actions";

/** A claim as it stands in the form. */
export type ClaimDraft = {
  statement: string;
  type: ClaimType;
  claimantName: string;
  claimedOn: string;
  checkWorthiness: CheckWorthiness;
};

export type ClaimFormIssues = Partial<Record<keyof ClaimDraft, string>>;

const typeOptions = Object.entries(claimTypes).map(([value, { label, help }]) => ({
  value,
  label: `${label}: ${help}`,
}));
const worthOptions = Object.entries(checkWorthinesses).map(([value, label]) => ({ value, label }));

/** The fields of a new claim. Control and Enter save from anywhere in it. */
export function ClaimForm({
  slug,
  draft,
  issues,
  pending,
  focusStatement,
  selected,
  onChange,
  onSave,
}: {
  slug: string;
  draft: ClaimDraft;
  issues: ClaimFormIssues;
  pending: boolean;
  /** Puts the cursor into the statement when the form appears: not when words were merely selected. */
  focusStatement: boolean;
  /** Words of the statement that want a person: they are selected instead of all of it; UTF-16 units. */
  selected?: { start: number; end: number } | undefined;
  onChange: (draft: ClaimDraft) => void;
  onSave: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const statement = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!focusStatement) return;
    statement.current?.focus({ preventScroll: true });
    if (selected) statement.current?.setSelectionRange(selected.start, selected.end);
    else statement.current?.select();
    // What is selected is told once, when the form appears: later it would take the cursor away from whoever types.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [focusStatement]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    onSave();
  }
  useKeysWithin(form, (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSave();
  });

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-4">
      <TextArea
        ref={statement}
        label="Claim"
        hint="One sentence that can be understood without the article: who, what, when."
        face="serif"
        rows={3}
        required
        value={draft.statement}
        error={issues.statement}
        onChange={(event) => onChange({ ...draft, statement: event.target.value })}
      />
      <ClaimantInput
        slug={slug}
        value={draft.claimantName}
        error={issues.claimantName}
        onChange={(claimantName) => onChange({ ...draft, claimantName })}
      />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
        <Select
          label="Type"
          options={typeOptions}
          value={draft.type}
          onChange={(event) => onChange({ ...draft, type: event.target.value as ClaimType })}
        />
        <Select
          label="How much it deserves checking"
          options={worthOptions}
          value={draft.checkWorthiness}
          onChange={(event) => onChange({ ...draft, checkWorthiness: event.target.value as CheckWorthiness })}
        />
      </div>
      <TextInput
        label="Claimed on"
        placeholder="2026-03-14"
        inputClassName="max-w-44"
        value={draft.claimedOn}
        error={issues.claimedOn}
        onChange={(event) => onChange({ ...draft, claimedOn: event.target.value })}
      />
      <div className="decide-save">
        <Button type="submit" variant="primary" pending={pending} pendingLabel="Saving…">
          Save claim
        </Button>
      </div>
    </form>
  );
}

/** Who claims it: any name, with those known already offered. */
function ClaimantInput({
  slug,
  value,
  error,
  onChange,
}: {
  slug: string;
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}) {
  const listId = useId();
  const [known, setKnown] = useState<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function offer(query: string) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      searchClaimantsAction(slug, { query }).then(
        (answer) => answer.ok && setKnown(answer.claimants.map(({ name }) => name)),
        () => {},
      );
    }, 200);
  }

  return (
    <>
      <TextInput
        label="Who claims it"
        hint="A person or an organisation. Leave it empty when the article itself does."
        list={listId}
        autoComplete="off"
        value={value}
        error={error}
        onFocus={() => offer(value)}
        onChange={(event) => {
          onChange(event.target.value);
          offer(event.target.value);
        }}
      />
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
