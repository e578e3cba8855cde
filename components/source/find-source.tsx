"use client";

import { useEffect, useState } from "react";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { TextInput } from "@/components/ui/text-input";
import { searchSourcesAction } from "@/lib/server/source/actions";
import type { FoundSource } from "@/lib/server/source/search-sources";

/** Pause after the last letter before the server is asked; milliseconds. */
const pause = 300;

type Found = { query: string; state: "waiting" | "failed" | "found"; sources: FoundSource[] };

/** Looks for another source of the workspace; before anything is typed, for those with a title like `start`. */
export function FindSource({
  slug,
  label,
  start,
  exceptId,
  onChoose,
}: {
  slug: string;
  label: string;
  start: string;
  exceptId: string;
  onChoose: (id: string) => void;
}) {
  const [query, setQuery] = useState("");
  const { state, sources } = useFound({ slug, query: query.trim() || start.slice(0, 300) });
  const others = sources.filter(({ id }) => id !== exceptId);
  return (
    <div className="grid gap-4">
      <TextInput
        label={label}
        hint="Words of the title, an author, an address or a DOI. Below stand the likest ones."
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div role="status" className="text-sm text-ink-muted empty:hidden">
        {state === "waiting" && (
          <span className="flex items-center gap-2">
            <Spinner /> Searching…
          </span>
        )}
        {state === "failed" && "The search did not work. Change a letter to try again."}
        {state === "found" && others.length === 0 && "No other source like it."}
      </div>
      {others.length > 0 && (
        <ul aria-label="Sources found" className="divide-y divide-rule border-y border-rule">
          {others.map(({ id, title, authorDate, status }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
              <div className="min-w-0">
                <p className="font-serif leading-snug wrap-anywhere">{title}</p>
                <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
                  {authorDate} <SourceStatusMark status={status} />
                </p>
              </div>
              <Button size="small" aria-label={`Choose “${title}”`} onClick={() => onChoose(id)}>
                Choose
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Searches a moment after the last letter; an answer to letters that have changed since is dropped. */
function useFound({ slug, query }: { slug: string; query: string }): Found {
  const [found, setFound] = useState<Found>({ query, state: "waiting", sources: [] });
  useEffect(() => {
    let isCurrent = true;
    const answered = (next: Found) => isCurrent && setFound(next);
    const timer = setTimeout(() => {
      searchSourcesAction(slug, { query, limit: 9 }).then(
        (given) =>
          answered(
            given.ok ? { query, state: "found", sources: given.sources } : { query, state: "failed", sources: [] },
          ),
        () => answered({ query, state: "failed", sources: [] }),
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [slug, query]);
  return found.query === query ? found : { ...found, state: "waiting" };
}
