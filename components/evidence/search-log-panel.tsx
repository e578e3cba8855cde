"use client";

import { useCallback, useRef, useState, type FormEvent } from "react";
import { flushSync } from "react-dom";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DayText } from "@/components/ui/day-text";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useSubmit } from "@/components/ui/use-submit";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import { formText } from "@/lib/platform/form-text";
import type { SearchEntry } from "@/lib/server/dossier/loaders";
import { addSearchLogAction } from "@/lib/server/evidence/actions";

/** Where people looked for evidence and what they found; asks for a search against the claim where there is none. */
export function SearchLogPanel({
  slug,
  claimId,
  searches,
  canAdd,
}: {
  slug: string;
  claimId: string;
  searches: readonly SearchEntry[];
  canAdd: boolean;
}) {
  const [adding, setAdding] = useState<"any" | "against" | null>(null);
  const again = useRef<HTMLButtonElement>(null);

  /** The buttons of the form go with it, so the focus is handed on to what stays. */
  function close() {
    flushSync(() => setAdding(null));
    again.current?.focus();
  }

  return (
    <div className="grid gap-4">
      {!searches.some(({ forAgainst }) => forAgainst) && (
        <Notice
          tone="info"
          action={
            canAdd &&
            adding === null && (
              <Button size="small" onClick={() => setAdding("against")}>
                Record a search against the claim
              </Button>
            )
          }
        >
          Nobody has recorded looking for evidence against it.
        </Notice>
      )}
      {searches.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule text-sm">
          {searches.map((search) => (
            <li key={search.id} className="grid gap-1 py-2.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{search.where}</span>
                {search.forAgainst && <Badge>Looked against the claim</Badge>}
              </p>
              {search.query && <p className="measure text-ink-muted">Searched for: {search.query}</p>}
              <p className="measure whitespace-pre-line">{search.found}</p>
              <p className="text-ink-muted">
                {search.by}, <DayText on={search.on} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <SearchForm slug={slug} claimId={claimId} against={adding === "against"} onClose={close} />
      ) : (
        canAdd && (
          <div>
            <Button ref={again} size="small" onClick={() => setAdding("any")}>
              Record a search
            </Button>
          </div>
        )
      )}
    </div>
  );
}

function SearchForm({
  slug,
  claimId,
  against,
  onClose,
}: {
  slug: string;
  claimId: string;
  against: boolean;
  onClose: () => void;
}) {
  const { submit, pending, problem, errorAt } = useSubmit(evidenceRefusalWords);
  // Swedish writes days as YYYY-MM-DD, in the person's own time zone.
  const [today] = useState(() => new Date().toLocaleDateString("sv-SE"));
  /** The button that opened the form is gone by now: whoever pressed it goes on in the first field. */
  const takeFocus = useCallback((field: HTMLInputElement | null) => field?.focus(), []);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => formText(form, name);
    submit(
      () =>
        addSearchLogAction(slug, {
          claimId,
          where: text("where"),
          query: text("query"),
          on: text("on"),
          found: text("found"),
          forAgainst: form.get("forAgainst") === "on",
        }),
      onClose,
    );
  }

  return (
    <form onSubmit={save} noValidate className="grid gap-4 border-l-2 border-rule-strong pl-4">
      <TextInput
        label="Where you looked"
        hint="A register, an archive, a search engine, a person who was asked."
        name="where"
        ref={takeFocus}
        required
        error={errorAt("where")}
      />
      <TextInput label="What you searched for" name="query" error={errorAt("query")} />
      <TextInput
        label="Day"
        name="on"
        type="date"
        required
        defaultValue={today}
        inputClassName="max-w-48"
        error={errorAt("on")}
      />
      <TextArea
        label="What you found"
        hint="“Nothing” is an answer, and worth recording."
        name="found"
        rows={2}
        required
        error={errorAt("found")}
      />
      <Checkbox label="I was looking for evidence against the claim" name="forAgainst" defaultChecked={against} />
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending}>Record search</SubmitButton>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}
