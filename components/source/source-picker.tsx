"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { AddSource, type AddedSource } from "@/components/source/add-source";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxItem } from "@/components/ui/combobox";
import { firstField } from "@/components/ui/first-field";
import { statusWords } from "@/lib/domain/source/status";
import { searchSourcesAction } from "@/lib/server/source/actions";

export type PickedSource = { id: string; title: string };

/** Chooses a source of the workspace, or adds one on the spot. */
export function SourcePicker({
  slug,
  value,
  onChange,
  label = "Source",
  error,
  exceptId,
  onAddingChange,
}: {
  slug: string;
  value: PickedSource | null;
  onChange: (source: PickedSource | null, added?: AddedSource) => void;
  label?: string;
  error?: string;
  /** A source that cannot be chosen here. */
  exceptId?: string;
  /** Told when a new source begins and ceases to be added, so that what comes after it can wait. */
  onAddingChange?: (adding: boolean) => void;
}) {
  const [adding, setAddingHere] = useState(false);

  const place = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  function setAdding(next: boolean) {
    setAddingHere(next);
    onAddingChange?.(next);
  }

  /** The form goes with its buttons: whoever added a source goes on where it is shown as chosen now, or at the button. */
  function leaveAdding(added: AddedSource | null) {
    flushSync(() => {
      setAdding(false);
      if (added) onChange({ id: added.id, title: added.title }, added);
    });
    (added ? firstField(place.current) : addButton.current)?.focus();
  }

  async function search(query: string): Promise<ComboboxItem[]> {
    const answer = await searchSourcesAction(slug, { query });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.sources
      .filter(({ id }) => id !== exceptId)
      .map(({ id, title, authorDate, status }) => ({
        value: id,
        label: title,
        detail: status === "current" ? authorDate : `${authorDate} · ${statusWords[status].label}`,
      }));
  }

  if (adding) {
    return (
      <fieldset className="grid gap-3 border-l-2 border-rule-strong pl-4">
        <legend className="text-sm font-medium">Add a source</legend>
        <AddSource slug={slug} onAdded={leaveAdding} onCancel={() => leaveAdding(null)} />
      </fieldset>
    );
  }
  return (
    <div ref={place} className="grid gap-2">
      <Combobox
        label={label}
        required
        placeholder="Words of the title, an author, an address or a DOI"
        value={value && { value: value.id, label: value.title }}
        onValueChange={(item) => onChange(item && { id: item.value, title: item.label })}
        search={search}
        emptyWords="No source of this workspace matches. Add it as a new one."
        error={error}
      />
      <div>
        <Button ref={addButton} size="small" onClick={() => setAdding(true)}>
          Add a new source
        </Button>
      </div>
    </div>
  );
}
