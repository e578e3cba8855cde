"use client";

import { useCallback, useRef, useState } from "react";
import type { DraftMatch, RowView } from "@/components/split/split-types";
import { loadSuggestionMatchesAction } from "@/lib/server/suggestion/actions";

/** Pause in which rows that come near are gathered into one question; milliseconds. */
const pause = 120;
const mostAtOnce = 100;

/**
 * Claims of the workspace that drafts may repeat, by the draft's wording. Rows ask as they come near, and again when the
 * cursor comes to them after a claim was made, since the same statement may stand in an article twice.
 */
export function useMatches({ slug }: { slug: string }): {
  matches: ReadonlyMap<string, DraftMatch[]>;
  wantMatches: (row: RowView, isFresh?: boolean) => void;
  /** Whether it is known, as of the last change of claims here, which claims a wording may repeat. */
  isAnswered: (statement: string) => boolean;
  /** Says that there are other claims than before. */
  claimsChanged: () => void;
} {
  const [matches, setMatches] = useState<ReadonlyMap<string, DraftMatch[]>>(new Map());
  const asked = useRef(new Map<string, number>());
  const answered = useRef(new Map<string, number>());
  const age = useRef(0);
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const ask = useCallback(() => {
    timer.current = undefined;
    const all = [...waiting.current];
    waiting.current.clear();
    for (let at = 0; at < all.length; at += mostAtOnce) {
      const texts = all.slice(at, at + mostAtOnce);
      const since = age.current;
      loadSuggestionMatchesAction(slug, { texts }).then(
        (answer) => {
          if (!answer.ok) return;
          for (const text of texts) answered.current.set(text, since);
          setMatches((known) => withFound({ known, texts, found: answer.matches as DraftMatch[][] }));
        },
        // Without them everything works as well; they are asked for again when the row is reached.
        () => texts.forEach((text) => asked.current.delete(text)),
      );
    }
  }, [slug]);

  const wantMatches = useCallback(
    (row: RowView, isFresh = false) => {
      for (const { statement } of row.open) {
        const at = asked.current.get(statement);
        if (at !== undefined && !(isFresh && at < age.current)) continue;
        asked.current.set(statement, age.current);
        waiting.current.add(statement);
      }
      if (waiting.current.size > 0) timer.current ??= setTimeout(ask, pause);
    },
    [ask],
  );
  const claimsChanged = useCallback(() => {
    age.current += 1;
  }, []);
  const isAnswered = useCallback((statement: string) => answered.current.get(statement) === age.current, []);
  return { matches, wantMatches, isAnswered, claimsChanged };
}

function withFound({
  known,
  texts,
  found,
}: {
  known: ReadonlyMap<string, DraftMatch[]>;
  texts: readonly string[];
  found: readonly DraftMatch[][];
}): ReadonlyMap<string, DraftMatch[]> {
  const news = texts.flatMap((text, at): [string, DraftMatch[]][] => {
    const matches = found[at] ?? [];
    return matches.length > 0 || known.has(text) ? [[text, matches]] : [];
  });
  return news.length === 0 ? known : new Map([...known, ...news]);
}
