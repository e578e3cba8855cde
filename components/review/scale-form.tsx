"use client";

import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { DraftNote } from "@/components/review/draft-note";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct, type ActRefusal } from "@/components/review/use-act";
import { useDraft } from "@/components/review/use-draft";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { RatingDefinition } from "@/lib/domain/scale/default-scale";
import {
  draftOfScale,
  inputOfScaleDraft,
  moveRating,
  scaleDraftSchema,
  type ScaleDraft,
} from "@/lib/domain/scale/scale-draft";
import { maxRatings, scaleInputSchema } from "@/lib/domain/scale/scale-input";
import { createScaleVersionAction } from "@/lib/server/scale/actions";

type Row = ScaleDraft["ratings"][number];

/** The workspace's rating scale, to be changed as a whole: saving makes its next version. */
export function ScaleForm({
  slug,
  viewerId,
  scale,
}: {
  slug: string;
  viewerId: string;
  scale: { number: number; name: string; ratings: readonly RatingDefinition[] };
}) {
  const formId = useId();
  const toast = useToast();
  const { value, hasDraft, set, clear } = useDraft({
    key: `${viewerId}.scale.${slug}`,
    schema: scaleDraftSchema,
    start: draftOfScale(scale),
  });
  const { act, pending, refusal } = useAct();
  const [found, setFound] = useState<ActRefusal | null>(null);
  const [announced, setAnnounced] = useState("");
  const focusNext = useRef<string | null>(null);
  const { ratings } = value;

  // Moving a row takes the focus off its button, and a new row wants its first field.
  useEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const shown = found ?? refusal;
  const errorAt = (path: string) => shown?.issues?.find((issue) => issue.path === path)?.message;
  const change = (key: string, fields: Partial<Row>) =>
    set({ ...value, ratings: ratings.map((row) => (row.key === key ? { ...row, ...fields } : row)) });

  function move({ row, from, to }: { row: Row; from: number; to: number }) {
    const edge = to === 0 ? "down" : to === ratings.length - 1 ? "up" : to < from ? "up" : "down";
    focusNext.current = `${formId}-${row.key}-${edge}`;
    set(moveRating(value, { from, to }));
    setAnnounced(`${row.label || "The rating"} is now ${to + 1} of ${ratings.length}.`);
  }

  function add() {
    const key = crypto.randomUUID();
    focusNext.current = `${formId}-${key}-label`;
    set({ ...value, ratings: [...ratings, { key, label: "", definition: "", value: "" }] });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const parsed = scaleInputSchema.safeParse({ basedOnNumber: scale.number, ...inputOfScaleDraft(value) });
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      setFound({ ok: false, reason: "invalid_input", issues });
      return;
    }
    setFound(null);
    act(
      () => createScaleVersionAction(slug, parsed.data),
      () => {
        clear();
        toast.say({ title: "The new scale is in force for rounds opened from now on." });
      },
    );
  }

  return (
    <form onSubmit={save} noValidate className="grid max-w-3xl gap-5">
      <p className="measure text-sm text-ink-muted">
        This is version {scale.number}. Saving makes the next one, for rounds opened from then on; open rounds,
        assessments and verdicts keep the version that they were made with.
      </p>
      <TextInput
        label="Name of the scale"
        required
        maxLength={60}
        inputClassName="max-w-sm"
        value={value.name}
        onChange={(event) => set({ ...value, name: event.currentTarget.value })}
        error={errorAt("name")}
      />
      <ol className="divide-y divide-rule border-y border-rule" aria-label="Ratings">
        {ratings.map((row, index) => {
          const name = row.label || `rating ${index + 1}`;
          const id = `${formId}-${row.key}`;
          return (
            <li key={row.key} className="grid gap-3 py-4 sm:grid-cols-[minmax(0,1fr)_7rem_auto]">
              <TextInput
                id={`${id}-label`}
                label="Rating"
                required
                maxLength={60}
                value={row.label}
                onChange={(event) => change(row.key, { label: event.currentTarget.value })}
                error={errorAt(`ratings.${index}.label`)}
              />
              <TextInput
                label="Value"
                inputMode="numeric"
                placeholder="off scale"
                value={row.value}
                onChange={(event) => change(row.key, { value: event.currentTarget.value })}
                error={errorAt(`ratings.${index}.value`)}
              />
              <div className="flex items-start gap-1 sm:pt-7">
                <IconButton
                  id={`${id}-up`}
                  label={`Move ${name} up`}
                  icon={<ArrowUp aria-hidden="true" className="size-4" />}
                  disabled={index === 0}
                  onClick={() => move({ row, from: index, to: index - 1 })}
                />
                <IconButton
                  id={`${id}-down`}
                  label={`Move ${name} down`}
                  icon={<ArrowDown aria-hidden="true" className="size-4" />}
                  disabled={index === ratings.length - 1}
                  onClick={() => move({ row, from: index, to: index + 1 })}
                />
                <IconButton
                  label={`Remove ${name}`}
                  icon={<X aria-hidden="true" className="size-4" />}
                  onClick={() => {
                    const next = ratings[index + 1] ?? ratings[index - 1];
                    focusNext.current = next ? `${formId}-${next.key}-label` : null;
                    set({ ...value, ratings: ratings.filter(({ key }) => key !== row.key) });
                    setAnnounced(`${name} was removed.`);
                  }}
                />
              </div>
              <TextArea
                className="sm:col-span-3"
                label="When it is given"
                required
                rows={2}
                maxLength={500}
                value={row.definition}
                onChange={(event) => change(row.key, { definition: event.currentTarget.value })}
                error={errorAt(`ratings.${index}.definition`)}
              />
            </li>
          );
        })}
      </ol>
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
      {errorAt("ratings") && <FieldError id={undefined}>{errorAt("ratings")}</FieldError>}
      <p className="measure text-sm text-ink-muted">
        Values put ratings in order for statistics and for search engines. Leave the value empty for what is no step of
        the scale, such as “Not enough evidence”.
      </p>
      <div>
        <Button
          icon={<Plus aria-hidden="true" className="size-4" />}
          disabled={ratings.length >= maxRatings}
          onClick={add}
        >
          Add a rating
        </Button>
      </div>
      <RefusalNote refusal={shown} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending}>Save as version {scale.number + 1}</SubmitButton>
        <DraftNote hasDraft={hasDraft} discardLabel="Go back to what is saved" onDiscard={clear} />
      </div>
    </form>
  );
}
