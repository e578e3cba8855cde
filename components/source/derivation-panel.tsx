"use client";

import { useState, type FormEvent } from "react";
import { AllOfThem } from "@/components/source/all-of-them";
import { SourcePicker, type PickedSource } from "@/components/source/source-picker";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { useDisclosure } from "@/components/ui/use-disclosure";
import { useSubmit } from "@/components/ui/use-submit";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { addDerivationAction, removeDerivationAction } from "@/lib/server/source/actions";
import type { DerivationOfPage, DerivationPage } from "@/lib/server/source/derivations";

const kindWords = { had_primary_source: "Primary source", derived_from: "Takes its matter from" };

/** What the source takes its matter from, and what takes its matter from it. */
export function DerivationPanel({
  slug,
  sourceId,
  upstream,
  downstream,
  canDerive,
}: {
  slug: string;
  sourceId: string;
  upstream: DerivationPage;
  downstream: DerivationPage;
  canDerive: boolean;
}) {
  const { open, formRef, buttonRef, show, hide } = useDisclosure<HTMLDivElement>();
  return (
    <div className="grid gap-6">
      <DerivationList
        slug={slug}
        title="Upstream: where it takes its matter from"
        empty="Nothing recorded. If it repeats another source, say so: the two then count as one origin."
        list={upstream}
        canRemove={canDerive}
        onRemoved={() => buttonRef.current?.focus()}
      />
      {canDerive &&
        (open ? (
          <div ref={formRef} className="grid gap-4 border-l-2 border-rule-strong pl-4">
            <AddDerivation slug={slug} sourceId={sourceId} onClose={hide} />
          </div>
        ) : (
          <div>
            <Button ref={buttonRef} size="small" aria-expanded={false} onClick={show}>
              Record that it rests on another source
            </Button>
          </div>
        ))}
      <DerivationList
        slug={slug}
        title="Downstream: sources that rest on it"
        empty="None recorded."
        list={downstream}
        canRemove={false}
      />
      <AllOfThem slug={slug} sourceId={sourceId} kind="sources" list={downstream} />
    </div>
  );
}

function DerivationList({
  slug,
  title,
  empty,
  list: { rows },
  canRemove,
  onRemoved,
}: {
  slug: string;
  title: string;
  empty: string;
  list: DerivationPage;
  canRemove: boolean;
  /** The button goes with its line, so the focus has to go elsewhere. */
  onRemoved?: () => void;
}) {
  const { submit, problem } = useSubmit(sourceRefusalWords);
  const toast = useToast();
  return (
    <div className="grid gap-2 text-sm">
      <h3 className="font-medium">{title}</h3>
      {rows.length === 0 && <p className="measure text-ink-muted">{empty}</p>}
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <TextLink href={`/w/${slug}/sources/${row.source.id}`}>{row.source.title}</TextLink>
                <SourceStatusMark status={row.source.status} />
              </p>
              <p className="text-ink-muted">
                {kindWords[row.kind]}
                {row.claim && ` · for claim ${row.claim.number} alone`}
                {row.note && ` · ${row.note}`}
              </p>
            </div>
            {canRemove && (
              <Button
                size="small"
                variant="quiet"
                onClick={() =>
                  submit(
                    () => removeDerivationAction(slug, { derivationId: row.id }),
                    () => {
                      onRemoved?.();
                      toast.say({ title: "The link is removed; the record keeps that it was there." });
                    },
                  )
                }
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote words={problem} />
    </div>
  );
}

function AddDerivation({ slug, sourceId, onClose }: { slug: string; sourceId: string; onClose: () => void }) {
  const [other, setOther] = useState<PickedSource | null>(null);
  const [kind, setKind] = useState<DerivationOfPage["kind"]>("derived_from");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const { submit, pending, problem } = useSubmit(sourceRefusalWords);

  function save(event: FormEvent) {
    event.preventDefault();
    setMissing(other === null);
    if (!other) return;
    submit(() => addDerivationAction(slug, { fromSourceId: sourceId, toSourceId: other.id, kind, note }), onClose);
  }

  return (
    <>
      <SourcePicker
        slug={slug}
        label="The source further up"
        value={other}
        onChange={setOther}
        exceptId={sourceId}
        error={missing && !other ? "Choose or add it first." : undefined}
      />
      <form onSubmit={save} className="grid gap-4">
        <RadioCards
          legend="How it rests on it"
          name="kind"
          value={kind}
          onValueChange={setKind}
          options={[
            {
              value: "derived_from",
              title: "Takes its matter from it",
              explanation: "A press report of a study, an article that repeats an agency.",
            },
            {
              value: "had_primary_source",
              title: "Has it as its primary source",
              explanation: "The first-hand record of what it tells: data, minutes, a witness's own words.",
            },
          ]}
        />
        <TextInput
          label="Note"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemNote words={problem} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={pending}>Record it</SubmitButton>
          <Button onClick={onClose}>Close</Button>
        </div>
      </form>
    </>
  );
}
