import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { edtfOfCslDate, readCsl } from "@/lib/domain/source/csl";
import { longestSharedPassage } from "@/lib/text/passage-fingerprints";

/** Why a source may rest on another one. */
export type UpstreamHint = {
  source: { id: string; title: string; authorDate: string };
  /** It names the other's DOI or address. */
  cites: "doi" | "url" | null;
  /** The longest passage that copies of both share, as it stands in this one's; null where none was found. */
  passage: { text: string; words: number } | null;
};

/** Fingerprints that two copies have to share before they are compared word by word. */
const fewestShared = 3;

/** A fingerprint in more copies than this is a formula, not a passage. */
const mostHolders = 40;

/** Pairs of copies compared word by word, and characters of each that are looked at. */
const mostCompared = 5;
const longestCompared = 150_000;

/** Words in a row that count as taken from one another. */
const fewestWords = 25;

/**
 * Sources that a source may take its matter from: those whose DOI or address stands in its copies, and those with copies
 * that share passages with its own and that came out no later. Without what is recorded already, and without those that
 * somebody has said no to. Reads what `readCaptures` has written, by its indexes.
 * @param sourceIds the source and those merged into it
 */
export async function listUpstreamHints({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
}): Promise<UpstreamHint[]> {
  const [headId = ""] = sourceIds;
  const captures = await db.capture.findMany({
    where: { workspaceId, sourceId: { in: sourceIds }, readings: { some: {} } },
    select: { id: true },
    take: 200,
  });
  if (captures.length === 0) return [];
  const captureIds = captures.map(({ id }) => id);
  const [cited, shared, ruledOut] = await Promise.all([
    listCited({ workspaceId, captureIds }),
    listShared({ workspaceId, captureIds, sourceIds }),
    listRuledOut({ workspaceId, sourceIds }),
  ]);
  const out = new Set([...ruledOut, ...sourceIds]);
  const found = new Map<string, Omit<UpstreamHint, "source">>();
  for (const { id, kind } of cited) {
    if (out.has(id)) continue;
    const known = found.get(id);
    found.set(id, { passage: null, cites: known?.cites === "doi" ? "doi" : kind });
  }
  const likely = shared.filter(({ id }) => !out.has(id)).slice(0, mostCompared);
  for (const { id, mine, theirs } of likely) {
    const passage = await comparePair({ workspaceId, mine, theirs });
    if (passage) found.set(id, { cites: found.get(id)?.cites ?? null, passage });
  }
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: [headId, ...found.keys()] } },
    select: { id: true, title: true, csl: true },
  });
  const dated = new Map(rows.map((row) => [row.id, edtfOfCslDate(readCsl(row.csl)?.issued)]));
  const own = dated.get(headId);
  return rows
    .flatMap(({ id, title, csl }) => {
      const hint = found.get(id);
      if (!hint) return [];
      // What came out later cannot be where the words were taken from; a link to it may still be.
      const theirs = dated.get(id);
      const isLater = own && theirs && theirs.slice(0, own.length) > own.slice(0, theirs.length);
      if (isLater && hint.cites === null) return [];
      const item = readCsl(csl);
      return [{ ...hint, source: { id, title, authorDate: item ? authorDate(item) : title } }];
    })
    .toSorted((one, other) => (other.passage?.words ?? 0) - (one.passage?.words ?? 0))
    .slice(0, 12);
}

async function listCited({
  workspaceId,
  captureIds,
}: {
  workspaceId: WorkspaceId;
  captureIds: string[];
}): Promise<{ id: string; kind: "doi" | "url" }[]> {
  return db.$queryRaw`
    WITH named AS (
      SELECT DISTINCT kind, value FROM capture_reference
       WHERE workspace_id = ${workspaceId}::uuid AND capture_id = ANY(${captureIds}::uuid[]))
    SELECT coalesce(source.merged_into_id, source.id) AS id, named.kind FROM named
      JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.doi = named.value
     WHERE named.kind = 'doi'
    UNION
    SELECT coalesce(source.merged_into_id, source.id), named.kind FROM named
      JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.normalised_url = named.value
     WHERE named.kind = 'url'
    LIMIT 100`;
}

/** Other sources with copies that share fingerprints, those that share most first, with the likest pair of copies. */
async function listShared({
  workspaceId,
  captureIds,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  captureIds: string[];
  sourceIds: string[];
}): Promise<{ id: string; mine: string; theirs: string }[]> {
  return db.$queryRaw`
    WITH mine AS (
      SELECT hash, (array_agg(capture_id ORDER BY capture_id DESC))[1] AS capture_id FROM capture_shingle
       WHERE workspace_id = ${workspaceId}::uuid AND capture_id = ANY(${captureIds}::uuid[])
       GROUP BY hash LIMIT 10000),
    holding AS (
      SELECT mine.hash, mine.capture_id AS mine, other.capture_id AS theirs,
             count(*) OVER (PARTITION BY mine.hash) AS holders
        FROM mine CROSS JOIN LATERAL (
          SELECT capture_id FROM capture_shingle
           WHERE workspace_id = ${workspaceId}::uuid AND hash = mine.hash LIMIT ${mostHolders + 1}) AS other)
    SELECT DISTINCT ON (shared.id) shared.id, shared.mine, shared.theirs FROM (
      SELECT coalesce(source.merged_into_id, source.id) AS id, holding.mine, holding.theirs, count(*) AS common
        FROM holding
        JOIN capture ON capture.workspace_id = ${workspaceId}::uuid AND capture.id = holding.theirs
        JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.id = capture.source_id
       WHERE holding.holders <= ${mostHolders} AND NOT source.id = ANY(${sourceIds}::uuid[])
       GROUP BY 1, 2, 3 HAVING count(*) >= ${fewestShared}
       ORDER BY common DESC LIMIT 50) AS shared
     ORDER BY shared.id, shared.common DESC`;
}

async function comparePair({
  workspaceId,
  mine,
  theirs,
}: {
  workspaceId: WorkspaceId;
  mine: string;
  theirs: string;
}): Promise<UpstreamHint["passage"]> {
  const texts = await db.capture.findMany({
    where: { workspaceId, id: { in: [mine, theirs] } },
    select: { id: true, text: true },
  });
  const textOf = (id: string) => texts.find((row) => row.id === id)?.text.slice(0, longestCompared) ?? "";
  const passage = longestSharedPassage({ one: textOf(mine), other: textOf(theirs) });
  if (!passage || passage.words < fewestWords) return null;
  const { text, words } = passage;
  return { words, text: text.length > 400 ? `${text.slice(0, 400).trimEnd()}…` : text };
}

/** Heads that are recorded as upstream of the group already, or that somebody has said are not. */
async function listRuledOut({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
}): Promise<string[]> {
  const [links, answers] = await Promise.all([
    db.derivation.findMany({
      where: { workspaceId, fromSourceId: { in: sourceIds }, removedAt: null },
      select: { to: { select: { id: true, mergedIntoId: true } } },
    }),
    db.sourceAnswer.findMany({
      where: { workspaceId, kind: "not_upstream", sourceId: { in: sourceIds } },
      select: { otherId: true },
    }),
  ]);
  return [...links.map(({ to }) => to.mergedIntoId ?? to.id), ...answers.map(({ otherId }) => otherId)];
}
