import { db } from "@/lib/db/client";
import type { CaptureMethod } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readApart } from "@/lib/domain/capture/apart";
import { compareCopies, readIgnored } from "@/lib/domain/capture/compare-copies";
import { mostMarkedQuotes } from "@/lib/domain/source/capture-rules";
import { copyDifference } from "@/lib/server/capture/copy-difference";
import { checkQuote } from "@/lib/domain/evidence/check-quote";
import { peopleById } from "@/lib/server/review/people";

/** A stored copy of a source with its text, the evidence taken from it, and the copy before it; null where there is none. */
export async function getCapture({
  workspaceId,
  sourceId,
  captureId,
  evidenceId = null,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  captureId: string;
  /** An item that is among the listed whatever their number. */
  evidenceId?: string | null;
}) {
  const capture = await db.capture.findFirst({
    where: { workspaceId, id: captureId, OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] },
    include: {
      source: { select: { id: true, title: true, url: true, mayBeRepublished: true, withheldReason: true } },
    },
  });
  if (!capture?.source) return null;
  const redaction = await db.redaction.findFirst({
    where: { workspaceId, objectType: "capture", objectId: captureId },
    select: { reason: true, at: true, byId: true },
  });
  const before = capture.change === "first" ? null : await copyBefore({ workspaceId, capture });
  const quoted = capture.change === "changed" && before ? await listQuoted({ workspaceId, capture }) : [];
  const taken = await listTaken({ workspaceId, captureId, evidenceId });
  const person = await peopleById(db, [capture.byId, ...(redaction ? [redaction.byId] : [])]);
  return {
    ...capture,
    ...taken,
    apart: undefined,
    /** What differs from the copy before and does not count as a change. */
    ignored: readIgnored(capture.ignored),
    /** The copy that this one was compared with; null for a first one. */
    before: before && { id: before.id, capturedAt: before.capturedAt },
    /** What counts as different, line by line; null where nothing does, or the two cannot be compared in time. */
    difference: capture.change === "changed" && before ? differenceOf({ before, now: capture, quoted }) : null,
    /** Which of the quotes taken from earlier copies stand in this one; null where nothing changed. */
    kept: quoted.length > 0 ? quotesKept({ quoted, text: capture.text }) : null,
    source: capture.source,
    by: person(capture.byId).name,
    redaction: redaction && { reason: redaction.reason, at: redaction.at, by: person(redaction.byId).name },
  };
}

/** What was quoted from a copy, in the order of its text up to a limit, and how many quotes there are altogether. */
async function listTaken({
  workspaceId,
  captureId,
  evidenceId,
}: {
  workspaceId: WorkspaceId;
  captureId: string;
  evidenceId: string | null;
}) {
  const where = { workspaceId, captureId, start: { not: null } };
  const select = {
    id: true,
    start: true,
    end: true,
    stance: true,
    withdrawnAt: true,
    claim: { select: { id: true, number: true, statement: true } },
  } as const;
  const [evidence, evidenceTotal] = await Promise.all([
    db.evidence.findMany({ where, select, orderBy: [{ start: "asc" }, { id: "asc" }], take: mostMarkedQuotes }),
    db.evidence.count({ where }),
  ]);
  const isListed = evidenceId === null || evidence.some(({ id }) => id === evidenceId);
  const wanted = isListed ? null : await db.evidence.findFirst({ where: { ...where, id: evidenceId }, select });
  return { evidence: wanted ? [...evidence, wanted] : evidence, evidenceTotal };
}

/** The copy that the change was found against, as in store-capture. */
function copyBefore({
  workspaceId,
  capture,
}: {
  workspaceId: WorkspaceId;
  capture: {
    id: string;
    sourceId: string | null;
    method: CaptureMethod;
    requestedUrl: string | null;
    capturedAt: Date;
  };
}) {
  return db.capture.findFirst({
    where: {
      workspaceId,
      sourceId: capture.sourceId,
      method: capture.method,
      change: { not: "gone" },
      capturedAt: { lt: capture.capturedAt },
      ...(capture.method === "fetch" ? { requestedUrl: capture.requestedUrl } : {}),
    },
    select: { id: true, capturedAt: true, text: true, apart: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
  });
}

type Compared = { text: string; apart: unknown };
type Quoted = Awaited<ReturnType<typeof listQuoted>>;

function differenceOf({ before, now, quoted }: { before: Compared; now: Compared; quoted: Quoted }) {
  const compared = compareCopies({
    before: { text: before.text, apart: readApart(before.apart) },
    now: { text: now.text, apart: readApart(now.apart) },
    quotes: quoted.map(({ exact }) => exact),
  });
  return copyDifference({ before: compared.before.join("\n"), now: compared.now.join("\n") });
}

/** Most quotes that are looked for in a changed copy when its page is shown. */
const mostQuotes = 100;

/** What was quoted from the source before this copy was made. */
async function listQuoted({
  workspaceId,
  capture: { sourceId, capturedAt },
}: {
  workspaceId: WorkspaceId;
  capture: { sourceId: string | null; capturedAt: Date };
}) {
  if (!sourceId) return [];
  const rows = await db.evidence.findMany({
    where: { workspaceId, sourceId, start: { not: null }, withdrawnAt: null, createdAt: { lt: capturedAt } },
    select: { id: true, exact: true, claim: { select: { id: true, number: true, statement: true } } },
    orderBy: { createdAt: "asc" },
    take: mostQuotes,
  });
  return rows.flatMap(({ exact, ...row }) => (exact === null ? [] : [{ ...row, exact }]));
}

function quotesKept({ quoted, text }: { quoted: Quoted; text: string }) {
  const stands = quoted.map(({ exact }) => checkQuote({ text, exact }).start !== null);
  return { standing: stands.filter(Boolean).length, missing: quoted.filter((_, index) => !stands[index]) };
}

export type CaptureOnPage = NonNullable<Awaited<ReturnType<typeof getCapture>>>;

/** What the download of a copy needs; null where there is none in this workspace. */
export async function getCaptureFile({
  workspaceId,
  sourceId,
  captureId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  captureId: string;
}) {
  return db.capture.findFirst({
    where: { workspaceId, id: captureId, sourceId },
    select: { sha256: true, mediaType: true, fileName: true },
  });
}

/** How often a source is fetched by itself; null where only by hand. */
export function getSchedule({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }) {
  return db.captureSchedule.findUnique({
    where: { workspaceId_sourceId: { workspaceId, sourceId } },
    select: { every: true, nextAt: true, lastTriedAt: true, failures: true, problem: true },
  });
}
