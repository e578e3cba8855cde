"use client";

import { useState } from "react";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { Button } from "@/components/ui/button";
import { SearchStatus } from "@/components/ui/search-status";
import { TextInput } from "@/components/ui/text-input";
import { searchPause, useAnswer } from "@/components/ui/use-answer";
import { searchSourcesAction } from "@/lib/server/source/actions";

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
      <SearchStatus state={state} none={others.length === 0 ? "No other source like it." : null} />
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

/** Searches a moment after the last letter. */
function useFound({ slug, query }: { slug: string; query: string }) {
  const { state, answer } = useAnswer({
    question: [slug, query].join("\n"),
    ask: async () => {
      const given = await searchSourcesAction(slug, { query, limit: 9 });
      if (!given.ok) throw new Error(given.reason);
      return given.sources;
    },
    pause: searchPause,
  });
  return { state, sources: answer ?? [] };
}
