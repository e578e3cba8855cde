import type { Reader } from "@/lib/db/client";
import type { Source } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import type { EditionMaterial } from "@/lib/publish/edition-material";
import type { EditionCapture, EditionSource } from "@/lib/publish/edition-schema";
import { removedCopy } from "@/lib/publish/notice-words";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";
import { formatCitations } from "@/lib/server/source/format-citation";
import { listLinksAbove } from "@/lib/server/source/links-above";

type Sources = Pick<EditionMaterial, "sources" | "sourceHeads" | "derivations" | "captures">;

/** What readers are told where nobody has decided about a stored copy. */
const undecided = "Nobody has decided yet whether this copy may be shown in full.";

/**
 * The named sources and everything upstream of them, merged sources under the source that stands for them, with the
 * named stored copies. A derivation that holds for one claim alone counts where that claim is among those given, or was
 * merged into one of them.
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
  const links = await listLinksAbove(reader, { workspaceId, sourceIds, claimIds });
  const rows = await listGroups(reader, { workspaceId, sourceIds: [...sourceIds, ...links.map(({ toId }) => toId)] });
  const heads = new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  const standing = rows.filter(({ mergedIntoId }) => mergedIntoId === null).toSorted(byId);
  const cited = formatCitations({ items: standing, style: citationStyle });
  const headOf = (id: string) => heads.get(id) ?? id;
  return {
    sources: standing.map((row) => editionSource({ row, cited: cited.get(row.id)! })),
    sourceHeads: heads,
    derivations: links.map(({ fromId, toId, kind, claimId }) => ({
      fromSourceId: fromId,
      toSourceId: toId,
      kind,
      claimId,
    })),
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

/** The sources with all that they are merged with: what is known of one is known of the group. */
async function listGroups(
  reader: Reader,
  { workspaceId, sourceIds }: { workspaceId: WorkspaceId; sourceIds: readonly string[] },
): Promise<Source[]> {
  const given = await reader.source.findMany({
    where: { workspaceId, id: { in: [...new Set(sourceIds)] } },
    select: { id: true, mergedIntoId: true },
  });
  const heads = [...new Set(given.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
  return reader.source.findMany({
    where: { workspaceId, OR: [{ id: { in: heads } }, { mergedIntoId: { in: heads } }] },
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
  const removed = await redactionsOf({ reader, workspaceId, type: "capture", ids: captureIds });
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
