import type { Reader } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { pageAbsence, wordsAbsence, type FetchedCopy } from "@/lib/domain/capture/absence";
import { absenceKey, type Absences } from "@/lib/publish/absence-notices";
import { sameWordsFinder } from "@/lib/text/find-quote";

/** What verdicts take from a stored copy. */
type Taken = {
  captureId: string;
  /** The source that the copy is of, or the one that stands for it. */
  headId: string;
  /** The words that were found in the copy; null where nothing was quoted, or not found. */
  words: string | null;
  isFetched: boolean;
};

/**
 * What verdicts take from the web and is no longer where it was: words that a later copy of the same address does not have,
 * and pages that were not found at the last look. Words that a later copy has again, at this or at another address of the
 * source, are there; a page that merely changed elsewhere is no matter.
 * @param of - the verdicts with these ids, or those of all editions that take something from this source or what it absorbed
 */
export async function findAbsences(
  reader: Reader,
  { workspaceId, of }: { workspaceId: WorkspaceId; of: { verdictIds: readonly string[] } | { headId: string } },
): Promise<Absences> {
  const absences: Absences = new Map();
  const taken = await listTaken(reader, { workspaceId, of });
  for (const [headId, fromSource] of Map.groupBy(taken, (one) => one.headId)) {
    const copies = await listFetched(reader, { workspaceId, headId });
    if (copies.length === 0) continue;
    const holding = await lastHolding(reader, { workspaceId, copies, taken: fromSource });
    for (const { captureId, words, isFetched } of fromSource) {
      const last =
        words !== null
          ? holding.get(absenceKey({ captureId, words }))
          : isFetched
            ? copies.find(({ isGone }) => !isGone)
            : undefined;
      if (!last) continue;
      const page = pageAbsence({ copies, address: last.address });
      const gone = words === null ? null : wordsAbsence({ copies, last });
      if (page || gone) absences.set(absenceKey({ captureId, words }), { page, words: gone });
    }
  }
  return absences;
}

function listTaken(
  reader: Reader,
  { workspaceId, of }: { workspaceId: WorkspaceId; of: { verdictIds: readonly string[] } | { headId: string } },
): Promise<Taken[]> {
  const wanted =
    "headId" in of
      ? Prisma.sql`(source.id = ${of.headId}::uuid OR source.merged_into_id = ${of.headId}::uuid)
         AND EXISTS (SELECT 1 FROM edition_verdict entry
                      WHERE entry.workspace_id = ${workspaceId}::uuid AND entry.verdict_id = taken.verdict_id)`
      : Prisma.sql`taken.verdict_id = ANY(${[...of.verdictIds]}::uuid[])`;
  return reader.$queryRaw<Taken[]>`
    SELECT DISTINCT capture.id AS "captureId", coalesce(source.merged_into_id, source.id) AS "headId",
           CASE WHEN taken.snapshot->>'copyState' = 'verified' THEN taken.snapshot->>'quote' END AS words,
           capture.method = 'fetch' AS "isFetched"
      FROM source
      JOIN capture ON capture.workspace_id = source.workspace_id AND capture.source_id = source.id
      JOIN verdict_evidence taken ON taken.workspace_id = source.workspace_id AND taken.capture_id = capture.id
     WHERE source.workspace_id = ${workspaceId}::uuid AND ${wanted}`;
}

type FetchedRow = FetchedCopy & { textSha256: string };

/** Every fetched copy of a source and of what it absorbed, the newest first. */
function listFetched(
  reader: Reader,
  { workspaceId, headId }: { workspaceId: WorkspaceId; headId: string },
): Promise<FetchedRow[]> {
  return reader.$queryRaw<FetchedRow[]>`
    SELECT capture.id, capture.requested_url AS address, capture.change = 'gone' AS "isGone", capture.text <> '' AS "hasText",
           capture.text_sha256 AS "textSha256", capture.captured_at AS at
      FROM capture
      JOIN source ON source.workspace_id = capture.workspace_id AND source.id = capture.source_id
     WHERE capture.workspace_id = ${workspaceId}::uuid AND capture.method = 'fetch'
       AND (source.id = ${headId}::uuid OR source.merged_into_id = ${headId}::uuid)
     ORDER BY capture.captured_at DESC, capture.id DESC`;
}

/** For each of the words the newest copy that has them. One text is in memory at a time, and each is read once. */
async function lastHolding(
  reader: Reader,
  { workspaceId, copies, taken }: { workspaceId: WorkspaceId; copies: readonly FetchedRow[]; taken: readonly Taken[] },
): Promise<Map<string, FetchedRow>> {
  const found = new Map<string, FetchedRow>();
  let open = taken.flatMap(({ captureId, words }) => (words === null ? [] : [{ captureId, words }]));
  const read = new Set<string>();
  for (const copy of copies) {
    if (open.length === 0) break;
    if (copy.isGone) continue;
    const isNew = copy.hasText && !read.has(copy.textSha256);
    const text = isNew ? await textOf(reader, { workspaceId, id: copy.id }) : "";
    if (isNew) read.add(copy.textSha256);
    const find = sameWordsFinder(text);
    open = open.filter((one) => {
      // The copy that the words were taken from has them by the record, also where it was redacted since.
      const holds = one.captureId === copy.id || find({ exact: one.words }) !== null;
      if (holds) found.set(absenceKey(one), copy);
      return !holds;
    });
  }
  return found;
}

async function textOf(reader: Reader, { workspaceId, id }: { workspaceId: WorkspaceId; id: string }): Promise<string> {
  const { text } = await reader.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { text: true },
  });
  return text;
}
