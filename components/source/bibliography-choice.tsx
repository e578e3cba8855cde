"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextLink } from "@/components/ui/text-link";
import { useSubmit } from "@/components/ui/use-submit";
import { bibliographyWords } from "@/lib/domain/source/bibliography";
import { chooseEntriesAction, dropBibliographyAction } from "@/lib/server/source/actions";
import type { EntryOfPage } from "@/lib/server/source/bibliography/data";

/** The entries of a bibliography, to be added all, or those that are ticked. */
export function BibliographyChoice({
  slug,
  bibliographyId,
  entries,
  fresh,
  isOpen,
}: {
  slug: string;
  bibliographyId: string;
  entries: readonly EntryOfPage[];
  /** Entries that are neither here already nor repeated, over all pages. */
  fresh: number;
  isOpen: boolean;
}) {
  const router = useRouter();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const { submit, pending, problem } = useSubmit(bibliographyWords);

  function tick(place: number, on: boolean) {
    const next = new Set(ticked);
    if (on) next.add(place);
    else next.delete(place);
    setTicked(next);
  }

  return (
    <div className="mt-4 grid gap-4">
      {isOpen && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            pending={pending}
            pendingLabel="One moment…"
            disabled={fresh === 0}
            onClick={() => submit(() => chooseEntriesAction(slug, { bibliographyId, choice: "new" }))}
          >
            {fresh === 1 ? "Add the one new entry" : `Add all ${fresh.toLocaleString("en-GB")} new entries`}
          </Button>
          <Button
            disabled={ticked.size === 0 || pending}
            onClick={() => submit(() => chooseEntriesAction(slug, { bibliographyId, choice: [...ticked] }))}
          >
            {ticked.size === 0 ? "Add those ticked" : `Add the ${ticked.size} ticked`}
          </Button>
          <Button
            variant="quiet"
            disabled={pending}
            onClick={() =>
              submit(
                () => dropBibliographyAction(slug, { bibliographyId }),
                () => router.push(`/w/${slug}/sources/bibliography`),
              )
            }
          >
            Drop it
          </Button>
        </div>
      )}
      <ProblemNote words={problem} />
      {entries.length === 0 && <p className="text-sm text-ink-muted">No entries of this kind.</p>}
      <ul aria-label="Entries" className="divide-y divide-rule border-y border-rule">
        {entries.map((entry) => (
          <li key={entry.place} className="grid min-w-0 gap-0.5 py-2">
            {isOpen ? (
              <Checkbox
                label={<span className="font-serif text-base font-normal wrap-anywhere">{entry.title}</span>}
                checked={ticked.has(entry.place)}
                onChange={(event) => tick(entry.place, event.currentTarget.checked)}
              />
            ) : (
              <p className="font-serif leading-snug wrap-anywhere">{entry.title}</p>
            )}
            <p className={`flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted ${isOpen ? "pl-8" : ""}`}>
              <span>{entry.authorDate}</span>
              <span>{entry.kind}</span>
              <Fate slug={slug} entry={entry} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fate({ slug, entry: { state, resembles, isRepeated, sourceId } }: { slug: string; entry: EntryOfPage }) {
  if (sourceId)
    return (
      <TextLink href={`/w/${slug}/sources/${sourceId}`}>{state === "known" ? "Was here already" : "Added"}</TextLink>
    );
  if (resembles)
    return (
      <span>
        <Badge>Here already</Badge> <TextLink href={`/w/${slug}/sources/${resembles.id}`}>{resembles.title}</TextLink>
      </span>
    );
  if (isRepeated) return <Badge>Twice in this file</Badge>;
  return state === "left_out" ? <span>Left out</span> : null;
}
