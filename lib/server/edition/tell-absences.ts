import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { absenceNotices, type Absences, type AbsenceNotice } from "@/lib/publish/absence-notices";
import { readEdition, type Edition } from "@/lib/publish/edition-schema";
import { findAbsences } from "@/lib/server/edition/find-absences";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";

const kinds = ["page_gone", "words_gone"] as const;

/**
 * Brings the later notices about pages and quoted words that are gone in line with the copies that are stored now: for every
 * edition that takes something from a copy of this source, notices that no longer hold end and new ones begin. To be called
 * in the transaction that stores a copy, with the source's row locked; the pages are drawn after its COMMIT.
 * @param sourceId - a source that was not merged into another
 * @returns the editions whose notices changed.
 */
export async function tellAbsences(
  tx: Tx,
  { workspaceId, sourceId, now }: { workspaceId: WorkspaceId; sourceId: string; now: Date },
): Promise<string[]> {
  const absences = await findAbsences(tx, { workspaceId, of: { headId: sourceId } });
  const ofGroup = { OR: [{ id: sourceId }, { mergedIntoId: sourceId }] };
  const editions = await tx.edition.findMany({
    where: {
      workspaceId,
      verdicts: { some: { verdict: { evidence: { some: { capture: { source: ofGroup } } } } } },
      ...(absences.size === 0 && { notices: { some: { kind: { in: [...kinds] }, endedAt: null } } }),
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const copies = await tx.capture.findMany({ where: { workspaceId, source: ofGroup }, select: { id: true } });
  const copyIds = new Set(copies.map(({ id }) => id));
  const redacted = await redactionsOf({ reader: tx, workspaceId, type: "capture", ids: [...copyIds] });
  const over: string[] = [];
  const fresh: NoticeRow[] = [];
  const changed = new Set<string>();
  for (let from = 0; from < editions.length; from += editionsAtOnce) {
    const ids = editions.slice(from, from + editionsAtOnce).map(({ id }) => id);
    const standing = await listStanding(tx, { workspaceId, editionIds: ids });
    for (const { id: editionId, edition } of await readEditions(tx, { workspaceId, ids })) {
      const about = sourcesOf({ edition, copyIds });
      // What was one source when the edition was published may be two by now: then all of the edition is asked about.
      const isOneSource = takenFrom({ edition, about }).every((captureId) => copyIds.has(captureId));
      const verdictIds = edition.claims.map(({ verdict }) => verdict.id);
      const known = isOneSource ? absences : await findAbsences(tx, { workspaceId, of: { verdictIds } });
      const isAbout = ({ objectId }: { objectId: string }) => about.includes(objectId);
      const due = absenceNotices({ edition, absences: known, redacted }).filter(isAbout);
      const { ended, begun } = compareNotices({ due, standing: (standing.get(editionId) ?? []).filter(isAbout) });
      over.push(...ended);
      fresh.push(...rowsOf({ workspaceId, editionId, due: begun, now }));
      if (ended.length + begun.length > 0) changed.add(editionId);
    }
  }
  await tx.laterNotice.updateMany({ where: { workspaceId, id: { in: over } }, data: { endedAt: now } });
  await tx.laterNotice.createMany({ data: fresh });
  return [...changed];
}

/** Editions that are in memory at once. */
const editionsAtOnce = 20;

async function readEditions(tx: Tx, { workspaceId, ids }: { workspaceId: WorkspaceId; ids: readonly string[] }) {
  const rows = await tx.edition.findMany({
    where: { workspaceId, id: { in: [...ids] }, NOT: { canonical: "" } },
    select: { id: true, canonical: true },
  });
  return rows.map(({ id, canonical }) => ({ id, edition: readEdition(canonical) }));
}

type Standing = { id: string; editionId: string; objectId: string; text: string };

async function listStanding(
  tx: Tx,
  { workspaceId, editionIds }: { workspaceId: WorkspaceId; editionIds: readonly string[] },
): Promise<Map<string, Standing[]>> {
  const rows = await tx.laterNotice.findMany({
    where: { workspaceId, editionId: { in: [...editionIds] }, kind: { in: [...kinds] }, endedAt: null },
    select: { id: true, editionId: true, objectId: true, text: true },
  });
  return Map.groupBy(rows, ({ editionId }) => editionId);
}

function compareNotices({ due, standing }: { due: readonly AbsenceNotice[]; standing: readonly Standing[] }) {
  const wanted = new Set(due.map(({ text }) => text));
  const known = new Set(standing.map(({ text }) => text));
  return {
    ended: standing.filter(({ text }) => !wanted.has(text)).map(({ id }) => id),
    begun: due.filter(({ text }) => !known.has(text)),
  };
}

/** The same for an edition that is just being published, whose verdicts are older than it. */
export async function addAbsenceNotices(
  tx: Tx,
  {
    workspaceId,
    editionId,
    edition,
    absences,
    now,
  }: { workspaceId: WorkspaceId; editionId: string; edition: Edition; absences: Absences; now: Date },
): Promise<void> {
  const captureIds = edition.captures.map(({ id }) => id);
  const redacted = await redactionsOf({ reader: tx, workspaceId, type: "capture", ids: captureIds });
  const due = absenceNotices({ edition, absences, redacted });
  await tx.laterNotice.createMany({ data: rowsOf({ workspaceId, editionId, due, now }) });
}

/** The sources, as the edition knows them, that evidence from these copies is under. */
function sourcesOf({ edition, copyIds }: { edition: Edition; copyIds: ReadonlySet<string> }): string[] {
  const evidence = edition.claims.flatMap(({ verdict }) => verdict.evidence);
  const taken = evidence.filter(({ captureId }) => captureId !== null && copyIds.has(captureId));
  return [...new Set(taken.map(({ sourceId }) => sourceId))];
}

/** The copies of some sources that the edition takes evidence from. */
function takenFrom({ edition, about }: { edition: Edition; about: readonly string[] }): string[] {
  const evidence = edition.claims.flatMap(({ verdict }) => verdict.evidence);
  return evidence.flatMap(({ captureId, sourceId }) => (about.includes(sourceId) ? (captureId ?? []) : []));
}

type NoticeRow = ReturnType<typeof rowsOf>[number];

function rowsOf({
  workspaceId,
  editionId,
  due,
  now,
}: {
  workspaceId: WorkspaceId;
  editionId: string;
  due: readonly AbsenceNotice[];
  now: Date;
}) {
  return due.map((notice) => ({ ...notice, workspaceId, id: uuidv7(), editionId, objectType: "source", at: now }));
}
