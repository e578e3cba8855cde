import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import type { EntryState } from "@/lib/domain/source/bibliography";
import { readCsl } from "@/lib/domain/source/csl";
import { cslTypeWords } from "@/lib/domain/source/csl-types";

/** One entry as the list to choose from shows it. */
export type EntryOfPage = {
  place: number;
  title: string;
  /** "Birch, 2024" */
  authorDate: string;
  kind: string;
  state: EntryState;
  /** The source that it seems to be. */
  resembles: { id: string; title: string } | null;
  /** It repeats an entry further up. */
  isRepeated: boolean;
  sourceId: string | null;
};

export const entriesPerPage = 100;

/** How far a bibliography is. */
export type BibliographyFigures = Record<EntryState | "total" | "fresh", number>;

/** One page of the entries of a bibliography, in the order of the file; null where there is none with this id. */
export async function getBibliography({
  workspaceId,
  bibliographyId,
  page,
  show,
}: {
  workspaceId: WorkspaceId;
  bibliographyId: string;
  /** From 1. */
  page: number;
  show: "all" | "new" | "known";
}) {
  const bibliography = await db.bibliography.findUnique({
    where: { workspaceId_id: { workspaceId, id: bibliographyId } },
  });
  if (!bibliography) return null;
  const where = { workspaceId, bibliographyId };
  const fresh = { resemblesId: null, sameAsPlace: null };
  const shown =
    show === "new"
      ? fresh
      : show === "known"
        ? { OR: [{ resemblesId: { not: null } }, { sameAsPlace: { not: null } }] }
        : {};
  const [states, freshCount, shownCount, rows] = await Promise.all([
    db.bibliographyEntry.groupBy({ by: ["state"], where, _count: true }),
    db.bibliographyEntry.count({ where: { ...where, ...fresh } }),
    db.bibliographyEntry.count({ where: { ...where, ...shown } }),
    db.bibliographyEntry.findMany({
      where: { ...where, ...shown },
      include: { resembles: { select: { id: true, title: true } } },
      orderBy: { place: "asc" },
      skip: (page - 1) * entriesPerPage,
      take: entriesPerPage,
    }),
  ]);
  const countOf = (state: EntryState) => states.find((row) => row.state === state)?._count ?? 0;
  const figures: BibliographyFigures = {
    offered: countOf("offered"),
    chosen: countOf("chosen"),
    stored: countOf("stored"),
    known: countOf("known"),
    left_out: countOf("left_out"),
    total: states.reduce((sum, { _count }) => sum + _count, 0),
    fresh: freshCount,
  };
  const entries = rows.map(({ place, csl, state, resembles, sameAsPlace, sourceId }): EntryOfPage => {
    const item = readCsl(csl);
    return {
      place,
      title: item?.title ?? "Unreadable",
      authorDate: item ? authorDate(item) : "",
      kind: item ? cslTypeWords[item.type] : "",
      state: state as EntryState,
      resembles,
      isRepeated: sameAsPlace !== null,
      sourceId,
    };
  });
  return { ...bibliography, figures, entries, page, pages: Math.max(1, Math.ceil(shownCount / entriesPerPage)), show };
}

export type BibliographyOfPage = NonNullable<Awaited<ReturnType<typeof getBibliography>>>;

/** Bibliographies that wait for a person or are being stored, the newest first. */
export function listOpenBibliographies({ workspaceId }: { workspaceId: WorkspaceId }) {
  return db.bibliography.findMany({
    where: { workspaceId, state: { in: ["choosing", "storing"] } },
    select: { id: true, name: true, state: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
}
