import type { Reader } from "@/lib/db/client";
import type { Source } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import type { EditionMaterial } from "@/lib/publish/edition-material";
import type { EditionCapture, EditionSource } from "@/lib/publish/edition-schema";
import { removedCopy } from "@/lib/publish/notice-words";
import { formatCitations } from "@/lib/server/source/format-citation";

type Sources = Pick<EditionMaterial, "sources" | "sourceHeads" | "derivations" | "captures">;

/** What readers are told where nobody has decided about a stored copy. */
const undecided = "Nobody has decided yet whether this copy may be shown in full.";

/**
 * The named sources and everything upstream of them, merged sources under the source that stands for them, with the
 * named stored copies. A derivation that holds for one claim alone counts where that claim is among those given.
 */
export async function gatherSources(
  reader: Reader,
  {
    workspaceId,
    citationStyle,
    sourceIds,
    captureIds,
    claimIds,
  }: {
    workspaceId: WorkspaceId;
    citationStyle: string;
    sourceIds: readonly string[];
    captureIds: readonly string[];
    claimIds: readonly string[];
  },
): Promise<Sources> {
  const { rows, derivations } = await walkUpstream(reader, { workspaceId, sourceIds, claimIds });
  const heads = new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  const standing = rows.filter(({ mergedIntoId }) => mergedIntoId === null).toSorted(byId);
  const cited = formatCitations({ items: standing, style: citationStyle });
  const headOf = (id: string) => heads.get(id) ?? id;
  const links = new Map(
    derivations
      .map(({ fromSourceId, toSourceId, kind, claimId }) => ({
        fromSourceId: headOf(fromSourceId),
        toSourceId: headOf(toSourceId),
        kind,
        claimId,
      }))
      .filter(({ fromSourceId, toSourceId }) => fromSourceId !== toSourceId)
      .map((link) => [`${link.fromSourceId} ${link.toSourceId} ${link.kind} ${link.claimId}`, link]),
  );
  return {
    sources: standing.map((row) => editionSource({ row, cited: cited.get(row.id)! })),
    sourceHeads: heads,
    derivations: [...links].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link),
    captures: await gatherCaptures(reader, { workspaceId, captureIds, rows, headOf }),
  };
}

function editionSource({
  row,
  cited,
}: {
  row: Source;
  cited: { authorDate: string; reference: string };
}): EditionSource {
  const { id, csl, url, doi, status, statusNote, statusOn, reliability } = row;
  return {
    id,
    shortName: cited.authorDate,
    citation: cited.reference,
    csl: publicCsl(csl),
    url,
    doi,
    status,
    statusNote,
    statusOn,
    reliability,
  };
}

/** The citation without its note, which is the team's own. */
function publicCsl(csl: unknown): EditionSource["csl"] {
  const { note: _note, ...item } = readCsl(csl) ?? { type: "document" };
  return item;
}

async function walkUpstream(
  reader: Reader,
  {
    workspaceId,
    sourceIds,
    claimIds,
  }: { workspaceId: WorkspaceId; sourceIds: readonly string[]; claimIds: readonly string[] },
) {
  const rows = new Map<string, Source>();
  const derivations = new Map<string, Awaited<ReturnType<typeof derivationsFrom>>[number]>();
  // A level at a time; what was seen is not asked for again, so a circle ends.
  for (let asked = [...new Set(sourceIds)]; asked.length > 0;) {
    const group = await groupOf(reader, { workspaceId, sourceIds: asked });
    for (const row of group) rows.set(row.id, row);
    const found = await derivationsFrom(reader, { workspaceId, claimIds, sourceIds: group.map(({ id }) => id) });
    for (const link of found) derivations.set(link.id, link);
    asked = [...new Set(found.map(({ toSourceId }) => toSourceId))].filter((id) => !rows.has(id));
  }
  return { rows: [...rows.values()], derivations: [...derivations.values()] };
}

/** The sources with all that they are merged with: what is known of one is known of the group. */
async function groupOf(
  reader: Reader,
  { workspaceId, sourceIds }: { workspaceId: WorkspaceId; sourceIds: string[] },
): Promise<Source[]> {
  const given = await reader.source.findMany({ where: { workspaceId, id: { in: sourceIds } } });
  const heads = [...new Set(given.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
  return reader.source.findMany({
    where: { workspaceId, OR: [{ id: { in: heads } }, { mergedIntoId: { in: heads } }] },
  });
}

function derivationsFrom(
  reader: Reader,
  { workspaceId, claimIds, sourceIds }: { workspaceId: WorkspaceId; claimIds: readonly string[]; sourceIds: string[] },
) {
  return reader.derivation.findMany({
    where: {
      workspaceId,
      fromSourceId: { in: sourceIds },
      removedAt: null,
      OR: [{ claimId: null }, { claimId: { in: [...claimIds] } }],
    },
    select: { id: true, fromSourceId: true, toSourceId: true, kind: true, claimId: true },
  });
}

async function gatherCaptures(
  reader: Reader,
  {
    workspaceId,
    captureIds,
    rows,
    headOf,
  }: {
    workspaceId: WorkspaceId;
    captureIds: readonly string[];
    rows: readonly Source[];
    headOf: (id: string) => string;
  },
): Promise<(EditionCapture & { text: string | null })[]> {
  const captures = await reader.capture.findMany({
    where: { workspaceId, id: { in: [...captureIds] } },
    orderBy: { id: "asc" },
  });
  const gone = await reader.redaction.findMany({
    where: { workspaceId, objectType: "capture", objectId: { in: [...captureIds] } },
    select: { objectId: true, reason: true, at: true },
  });
  const removed = new Map(gone.map((row) => [row.objectId, row]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return captures.flatMap((capture) => {
    const { id, sourceId, sha256, textSha256, mediaType, bytes, capturedAt, finalUrl, text } = capture;
    if (sourceId === null) return [];
    const removal = removed.get(id);
    const isGone = removal !== undefined;
    const head = headOf(sourceId);
    const source = rowOf.get(head);
    const isWhole = !isGone && source?.mayBeRepublished === true;
    const withheldReason = removal ? removedCopy(removal) : (source?.withheldReason ?? undecided);
    return {
      id,
      sourceId: head,
      sha256,
      textSha256,
      mediaType,
      bytes,
      capturedAt: capturedAt.toISOString(),
      finalUrl,
      isWhole,
      withheldReason: isWhole ? null : withheldReason,
      text: isGone ? null : text,
    };
  });
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}
