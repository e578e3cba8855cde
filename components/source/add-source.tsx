"use client";

import { useEffect, useEffectEvent, useState, type FormEvent } from "react";
import { SourceFields } from "@/components/source/source-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { useSubmit } from "@/components/ui/use-submit";
import { lookUpWords } from "@/lib/domain/source/look-up-words";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { cslOfDraft, draftOfCsl, type SourceDraft } from "@/lib/domain/source/source-draft";
import { fetchCopyAction } from "@/lib/server/capture/actions";
import { createSourceAction, proposeSourceAction } from "@/lib/server/source/actions";

export type AddedSource = {
  id: string;
  title: string;
  /** What became of the copy, where one was asked for. */
  copy: "stored" | "failed" | "not_asked";
};

type Duplicate = { id: string; title: string };
type Step =
  { at: "ask" } | { at: "fill"; draft: SourceDraft; failure: keyof typeof lookUpWords | null; duplicates: Duplicate[] };

/** The button that led to a step is gone with the step before: whoever pressed it goes on in the first field to fill. */
const takeFocus = (field: HTMLInputElement | HTMLTextAreaElement | null) => field?.focus();

const emptyDraft = draftOfCsl({ type: "document", title: "" });

/**
 * Adds a source in two steps: paste an address, a DOI, an ISBN, a reference or a title; look over what was found and add
 * it. A source that is there already is offered instead.
 */
export function AddSource({
  slug,
  start = "",
  startAtOnce = false,
  onAdded,
  onCancel,
}: {
  slug: string;
  /** What was pasted elsewhere. */
  start?: string;
  /** Looks it up without being asked again. */
  startAtOnce?: boolean;
  onAdded: (source: AddedSource) => void;
  onCancel?: () => void;
}) {
  const [text, setText] = useState(start);
  const [step, setStep] = useState<Step>({ at: "ask" });
  const [storeCopy, setStoreCopy] = useState(true);
  const looking = useSubmit(sourceRefusalWords);
  const adding = useSubmit(sourceRefusalWords);

  function lookUp() {
    looking.submit(
      () => proposeSourceAction(slug, { text }),
      ({ proposal }) => {
        const { csl, failure, duplicates } = proposal;
        setStep({ at: "fill", draft: draftOfCsl(csl), failure, duplicates });
      },
      { refresh: false },
    );
  }

  const lookUpAtOnce = useEffectEvent(lookUp);
  useEffect(() => {
    if (startAtOnce) lookUpAtOnce();
  }, [startAtOnce]);

  function add(event: FormEvent, draft: SourceDraft, evenIfDuplicate: boolean) {
    event.preventDefault();
    event.stopPropagation();
    const wantsCopy = storeCopy && Boolean(draft.fields.URL || draft.fields.DOI);
    adding.submit(
      async () => {
        const answer = await createSourceAction(slug, { csl: cslOfDraft(draft), evenIfDuplicate });
        if (!answer.ok) {
          if (answer.reason === "duplicate") {
            const { duplicates } = answer;
            setStep((now) => (now.at === "fill" ? { ...now, duplicates } : now));
          }
          return answer;
        }
        if (!wantsCopy) return { ...answer, copy: "not_asked" as const };
        const stored = await fetchCopyAction(slug, { sourceId: answer.sourceId }).catch(() => ({ ok: false }));
        return { ...answer, copy: stored.ok ? ("stored" as const) : ("failed" as const) };
      },
      ({ sourceId, copy }) => onAdded({ id: sourceId, title: draft.title.trim(), copy }),
      { refresh: false },
    );
  }

  if (step.at === "ask") {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          lookUp();
        }}
        className="grid gap-4"
      >
        <TextArea
          label="Web address, DOI, ISBN, reference or title"
          hint="A pasted BibTeX, RIS or CSL-JSON reference works too."
          rows={2}
          required
          ref={takeFocus}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={looking.errorAt("text")}
        />
        <ProblemNote words={looking.problem} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={looking.pending} pendingLabel="Looking it up…">
            Look it up
          </SubmitButton>
          <Button
            onClick={() => setStep({ at: "fill", draft: { ...emptyDraft, title: "" }, failure: null, duplicates: [] })}
          >
            Fill in by hand
          </Button>
          {onCancel && (
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      </form>
    );
  }

  const { draft, failure, duplicates } = step;
  return (
    <form onSubmit={(event) => add(event, draft, duplicates.length > 0)} className="grid gap-4">
      {failure && (
        <Notice tone="warn" role="status">
          {lookUpWords[failure]}
        </Notice>
      )}
      {duplicates.length > 0 && (
        <Notice
          tone="info"
          role="status"
          title="This source seems to be here already."
          action={duplicates.map(({ id, title }) => (
            <Button key={id} size="small" onClick={() => onAdded({ id, title, copy: "not_asked" })}>
              Use “{title}”
            </Button>
          ))}
        />
      )}
      <SourceFields
        draft={draft}
        onChange={(next) => setStep({ ...step, draft: next })}
        errorAt={adding.errorAt}
        titleRef={takeFocus}
      />
      {(draft.fields.URL || draft.fields.DOI) && (
        <Checkbox
          label="Store a copy of the page now"
          hint="So that quotes can be checked, also when the page changes or goes."
          checked={storeCopy}
          onChange={(event) => setStoreCopy(event.currentTarget.checked)}
        />
      )}
      <ProblemNote words={adding.problem} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={adding.pending} pendingLabel={storeCopy ? "Adding and storing a copy…" : "Adding…"}>
          {duplicates.length > 0 ? "Add it all the same" : "Add source"}
        </SubmitButton>
        <Button onClick={() => setStep({ at: "ask" })}>Back</Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
