"use client";

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { readBriefingRowsAction } from "@/lib/server/briefing/actions";
import type { BriefingRows } from "@/lib/server/briefing/briefing-rows";

type BriefingContextValue = {
  slug: string;
  rows: BriefingRows;
  /** Ids that were asked for and that this workspace does not have. */
  missing: ReadonlySet<string>;
  /** Asks for the row of a node that was put in since the page was made. */
  request: (kind: keyof BriefingRows, id: string) => void;
};

const BriefingContext = createContext<BriefingContextValue | null>(null);

function useBriefing(): BriefingContextValue {
  const value = use(BriefingContext);
  if (!value) throw new Error("This part of a briefing stands outside of a BriefingProvider.");
  return value;
}

/** The row behind a node; undefined while it is being asked for, null where this workspace has none. */
export function useBriefingRow<Kind extends keyof BriefingRows>(
  kind: Kind,
  id: unknown,
): { slug: string; row: BriefingRows[Kind][string] | null | undefined } {
  const { slug, rows, missing, request } = useBriefing();
  const key = typeof id === "string" ? id : "";
  const row = (rows[kind] as Record<string, BriefingRows[Kind][string]>)[key];
  const absent = key === "" || missing.has(key);
  useEffect(() => {
    if (!row && !absent) request(kind, key);
  }, [row, absent, request, kind, key]);
  return { slug, row: row ?? (absent ? null : undefined) };
}

/** Milliseconds in which requests for rows are gathered into one. */
const gatherFor = 60;
const noRows: BriefingRows = { claims: {}, sources: {} };

/** Holds the rows behind a briefing's cards, citations and links. */
export function BriefingProvider({
  slug,
  rows: fromPage,
  children,
}: {
  slug: string;
  rows: BriefingRows;
  children: ReactNode;
}) {
  const [fetched, setFetched] = useState(noRows);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef({ claims: new Set<string>(), sources: new Set<string>() });
  const asked = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = useCallback(async () => {
    timer.current = undefined;
    const ids = { claims: [...waiting.current.claims], sources: [...waiting.current.sources] };
    for (const set of Object.values(waiting.current)) set.clear();
    const all = [...ids.claims, ...ids.sources];
    try {
      const answer = await readBriefingRowsAction(slug, ids);
      const rows = answer.ok ? answer.rows : noRows;
      setFetched((before) => merged(before, rows));
      setMissing((before) => new Set([...before, ...all.filter((id) => !rows.claims[id] && !rows.sources[id])]));
    } catch {
      // Asked again when the node is drawn again.
      for (const id of all) asked.current.delete(id);
    }
  }, [slug]);

  const request = useCallback(
    (kind: keyof BriefingRows, id: string) => {
      if (asked.current.has(id)) return;
      asked.current.add(id);
      waiting.current[kind].add(id);
      timer.current ??= setTimeout(() => void send(), gatherFor);
    },
    [send],
  );
  const rows = useMemo(() => merged(fetched, fromPage), [fetched, fromPage]);
  return <BriefingContext value={{ slug, rows, missing, request }}>{children}</BriefingContext>;
}

function merged(older: BriefingRows, newer: BriefingRows): BriefingRows {
  return { claims: { ...older.claims, ...newer.claims }, sources: { ...older.sources, ...newer.sources } };
}
