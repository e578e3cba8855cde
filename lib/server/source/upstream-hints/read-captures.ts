import { citedWorks } from "@/lib/citation/cited-works";
import { db, type Reader } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { decodeBytes } from "@/lib/import/decode-bytes";
import { getBlob } from "@/lib/platform/blobs";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import { passageFingerprints } from "@/lib/text/passage-fingerprints";

/** Copies read before others get their turn. */
const atOnce = 50;

/** Longest text that is read, in UTF-16 units, and most fingerprints kept of one copy. */
const longestText = 1_000_000;
const mostFingerprints = 3_000;

/** Largest page whose links are looked at, in bytes. */
const largestPage = 5 * 1024 * 1024;

/** Copies of sources, each different text once, that nobody has read yet. */
const unread: Prisma.CaptureWhereInput = {
  sourceId: { not: null },
  change: { in: ["first", "changed"] },
  text: { not: "" },
  readings: { none: {} },
};

/** Whether copies of these sources wait to be read for what they cite. */
export async function hasUnreadCaptures({
  workspaceId,
  sourceIds,
}: {
  workspaceId: string;
  sourceIds: string[];
}): Promise<boolean> {
  const row = await db.capture.findFirst({
    where: { ...unread, workspaceId, sourceId: { in: sourceIds } },
    select: { id: true },
  });
  return row !== null;
}

/** The workspaces with copies that wait to be read. */
export async function listUnreadWorkspaces(): Promise<string[]> {
  const rows = await db.workspace.findMany({ where: { captures: { some: unread } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Asks for the workspace's copies to be read behind the scenes, once `tx` is committed; asking twice changes nothing. */
export function enqueueReading(tx: Reader, workspaceId: string): Promise<void> {
  return enqueueJob(tx, { task: "read-captures", payload: { workspaceId }, key: `read-captures ${workspaceId}` });
}

/**
 * Reads stored copies for the DOIs and addresses that they name and for fingerprints of their passages, one after another
 * until all of the workspace are read. A redacted copy has no words to read.
 */
export async function readCaptures({
  workspaceId,
  signal,
  clock,
}: {
  workspaceId: string;
  signal: AbortSignal;
  clock: () => Date;
}): Promise<void> {
  for (;;) {
    const rows = await db.capture.findMany({
      where: { workspaceId, ...unread },
      select: { id: true, text: true, sha256: true, mediaType: true, contentType: true, bytes: true, apart: true },
      orderBy: { id: "desc" },
      take: atOnce,
    });
    for (const row of rows) {
      signal.throwIfAborted();
      await readOne({ workspaceId, row, now: clock() });
    }
    if (rows.length < atOnce) return;
  }
}

type Row = {
  id: string;
  text: string;
  sha256: string;
  mediaType: string;
  contentType: string | null;
  bytes: number;
  apart: unknown;
};

async function readOne({ workspaceId, row, now }: { workspaceId: string; row: Row; now: Date }): Promise<void> {
  const { id: captureId } = row;
  const text = ownMatter(row).slice(0, longestText);
  const html = await pageOf({ workspaceId, row });
  const { dois, urls } = citedWorks({ text: row.text.slice(0, longestText), html });
  const fingerprints = passageFingerprints({ text, most: mostFingerprints });
  await db.$transaction(async (tx) => {
    await tx.captureReference.createMany({
      data: [
        ...dois.map((value) => ({ workspaceId, captureId, kind: "doi", value })),
        ...urls.map((value) => ({ workspaceId, captureId, kind: "url", value })),
      ],
      skipDuplicates: true,
    });
    await tx.captureShingle.createMany({
      data: fingerprints.map((hash) => ({ workspaceId, captureId, hash })),
      skipDuplicates: true,
    });
    await tx.captureReading.createMany({ data: [{ workspaceId, captureId, readAt: now }], skipDuplicates: true });
  });
}

/** The text without menus, notices and what else stands on every page of a site. */
function ownMatter({ text, apart }: Pick<Row, "text" | "apart">): string {
  if (!Array.isArray(apart)) return text;
  const ranges = (apart as { start?: unknown; end?: unknown }[])
    .flatMap(({ start, end }) => (typeof start === "number" && typeof end === "number" ? [{ start, end }] : []))
    .toSorted((one, other) => one.start - other.start);
  let own = "";
  let at = 0;
  for (const { start, end } of ranges) {
    own += `${text.slice(at, Math.max(at, start))}\n`;
    at = Math.max(at, end);
  }
  return own + text.slice(at);
}

async function pageOf({ workspaceId, row }: { workspaceId: string; row: Row }): Promise<string | null> {
  if (!/html/u.test(row.mediaType) || row.bytes > largestPage) return null;
  const bytes = await getBlob({ workspaceId, sha256: row.sha256 }).catch(() => null);
  return bytes ? decodeBytes({ bytes, contentType: row.contentType, isHtml: true }).text : null;
}
