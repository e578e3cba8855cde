"use client";

import type { Editor } from "@tiptap/core";
import { useRouter } from "next/navigation";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { RowNodeName } from "@/lib/editor/dossier/row-nodes";
import { readDossierRowsAction } from "@/lib/server/dossier/actions";
import type { DossierRows } from "@/lib/server/dossier/rows";
import type { EvidenceRatings } from "@/lib/server/review/evidence-ratings";

/** What the editor, its nodes and the evidence list know in common. */
export type DossierContextValue = {
  slug: string;
  viewerId: string;
  claimId: string;
  groups: readonly { id: string; label: string }[];
  ratings: EvidenceRatings;
  can: { addEvidence: boolean; editEvidence: boolean; addSource: boolean };
  rows: DossierRows;
  /** Whether there is so much evidence that what is out of sight should wait for its layout. */
  isLong: boolean;
  /** Ids that were asked for and that this workspace does not have. */
  missing: ReadonlySet<string>;
  /** Asks for the row of a node that somebody has put in since the page was made. */
  request: (node: RowNodeName, id: string) => void;
  /** The editor, while it takes changes from this person. */
  editor: Editor | null;
  setEditor: (editor: Editor | null) => void;
  /** Shows rows anew here, and tells others who have the dossier open to do the same. */
  rowsChanged: () => void;
  onRowsChanged: (tell: (() => void) | null) => void;
};

const DossierContext = createContext<DossierContextValue | null>(null);

export function useDossier(): DossierContextValue {
  const value = use(DossierContext);
  if (!value) throw new Error("This part of a dossier stands outside of a DossierProvider.");
  return value;
}

/** Evidence items from which a dossier is long: fewer cost nothing that is felt. */
const longFrom = 25;

/** Milliseconds in which requests for rows are gathered into one. */
const gatherFor = 60;

const kindOf = { evidenceBlock: "evidence", sourceCitation: "sources", claimLink: "claims" } as const;
const noRows: DossierRows = { evidence: {}, sources: {}, claims: {} };

/** Holds the rows behind a dossier and its editor for everything on the claim's page. */
export function DossierProvider({
  rows: fromPage,
  children,
  ...given
}: Pick<DossierContextValue, "slug" | "viewerId" | "claimId" | "groups" | "ratings" | "can" | "rows"> & {
  children: ReactNode;
}) {
  const router = useRouter();
  const [fetched, setFetched] = useState(noRows);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [editor, setEditor] = useState<Editor | null>(null);
  const tellOthers = useRef<(() => void) | null>(null);
  // A new page brings every row that it names anew; what was fetched for it before may be older.
  const [page, setPage] = useState(fromPage);
  if (page !== fromPage) {
    setPage(fromPage);
    setFetched(noRows);
    setMissing(new Set());
  }
  const request = useRowRequests({
    slug: given.slug,
    page: fromPage,
    onRows: useCallback((rows: DossierRows, asked: readonly string[]) => {
      setFetched((before) => merged(before, rows));
      const known = new Set(Object.values(rows).flatMap((table) => Object.keys(table)));
      setMissing((before) => new Set([...before, ...asked.filter((id) => !known.has(id))]));
    }, []),
  });

  const rows = useMemo(() => merged(fetched, fromPage), [fetched, fromPage]);
  const value: DossierContextValue = {
    ...given,
    rows,
    isLong: Object.keys(rows.evidence).length >= longFrom,
    missing,
    request,
    editor,
    setEditor,
    rowsChanged: () => {
      tellOthers.current?.();
      router.refresh();
    },
    onRowsChanged: useCallback((tell: (() => void) | null) => {
      tellOthers.current = tell;
    }, []),
  };
  return <DossierContext value={value}>{children}</DossierContext>;
}

function useRowRequests({
  slug,
  page,
  onRows,
}: {
  slug: string;
  /** A new page may be asked about the same ids again. */
  page: DossierRows;
  onRows: (rows: DossierRows, asked: readonly string[]) => void;
}) {
  const waiting = useRef<Record<keyof DossierRows, Set<string>>>({
    evidence: new Set(),
    sources: new Set(),
    claims: new Set(),
  });
  const asked = useRef({ page, ids: new Set<string>() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = useCallback(async () => {
    timer.current = undefined;
    const ids = {
      evidence: [...waiting.current.evidence],
      sources: [...waiting.current.sources],
      claims: [...waiting.current.claims],
    };
    for (const set of Object.values(waiting.current)) set.clear();
    const all = [...ids.evidence, ...ids.sources, ...ids.claims];
    try {
      const answer = await readDossierRowsAction(slug, ids);
      if (answer.ok) onRows(answer.rows, all);
      else onRows(noRows, all);
    } catch {
      // Asked again when the node is drawn again.
      for (const id of all) asked.current.ids.delete(id);
    }
  }, [slug, onRows]);

  return useCallback(
    (node: RowNodeName, id: string) => {
      if (asked.current.page !== page) asked.current = { page, ids: new Set() };
      if (asked.current.ids.has(id)) return;
      asked.current.ids.add(id);
      waiting.current[kindOf[node]].add(id);
      timer.current ??= setTimeout(() => void send(), gatherFor);
    },
    [send, page],
  );
}

function merged(older: DossierRows, newer: DossierRows): DossierRows {
  return {
    evidence: { ...older.evidence, ...newer.evidence },
    sources: { ...older.sources, ...newer.sources },
    claims: { ...older.claims, ...newer.claims },
  };
}
