import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { mostArchivedCaptures } from "@/lib/domain/source/capture-rules";
import { getBlob } from "@/lib/platform/blobs";
import { dataFolder } from "@/lib/platform/env";
import { takeTurns } from "@/lib/platform/take-turns";
import { writeWacz, type ArchivedFile } from "@/lib/server/capture/wacz/write-wacz";

/** Whose copies go into an archive. */
export type WaczScope =
  { captureId: string; sourceId: string } | { sourceId: string; captureId?: undefined } | { claimId: string };

/** Bytes of all files together, before they are packed. */
export const maxArchiveBytes = 1024 * 1024 * 1024;

/** Archives take the disk and a core for a while: one after the other. */
const inTurn = takeTurns({ atOnce: 1, maxWaiting: 10 });

/**
 * Writes copies with what was stored beside them into one WACZ file: one copy, all copies of a source, or those that a
 * claim's evidence is taken from. Redacted bytes are left out.
 * @returns a stream of the file, which leaves nothing behind on the disk.
 */
export async function exportWacz({
  workspaceId,
  scope,
  now,
}: {
  workspaceId: WorkspaceId;
  scope: WaczScope;
  now: Date;
}): Promise<Outcome<{ stream: Readable; bytes: number; name: string }, "not_found" | "nothing_stored" | "too_large">> {
  const found = await listFor({ workspaceId, scope });
  if (!found) return refuse("not_found");
  if (found.captures.length === 0) return refuse("nothing_stored");
  const files = found.captures.flatMap((capture) => filesOf({ workspaceId, capture }));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > maxArchiveBytes || found.captures.length > mostArchivedCaptures) return refuse("too_large");
  const file = path.join(dataFolder(), "lent", `${randomUUID()}.wacz`);
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await inTurn(async () => {
      const handle = await open(file, "wx+", 0o600);
      try {
        await writeWacz({ handle, title: found.title, files, now });
      } finally {
        await handle.close();
      }
    });
    const handle = await open(file, "r");
    const { size } = await handle.stat();
    const stream = createReadStream("", { fd: handle });
    // What is open can be read without its name: nothing is left behind, whatever becomes of the request. Where a system
    // does not allow that, it goes when the stream closes.
    await rm(file, { force: true }).catch(() => stream.once("close", () => void rm(file, { force: true })));
    return { ok: true, stream, bytes: size, name: found.name };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

const withAll = {
  resources: { orderBy: { number: "asc" } },
  source: { select: { title: true } },
} as const satisfies Prisma.CaptureInclude;

type Listed = Prisma.CaptureGetPayload<{ include: typeof withAll }>;

async function listFor({
  workspaceId,
  scope,
}: {
  workspaceId: WorkspaceId;
  scope: WaczScope;
}): Promise<{ title: string; name: string; captures: Listed[] } | null> {
  const list = (where: Prisma.CaptureWhereInput) =>
    db.capture.findMany({
      where: { ...where, workspaceId },
      include: withAll,
      orderBy: [{ capturedAt: "asc" }, { id: "asc" }],
      take: mostArchivedCaptures + 1,
    });
  if ("claimId" in scope) {
    const claim = await db.claim.findUnique({
      where: { workspaceId_id: { workspaceId, id: scope.claimId } },
      select: { number: true, statement: true },
    });
    if (!claim) return null;
    const captures = await list({ evidence: { some: { claimId: scope.claimId } } });
    return { title: `Claim ${claim.number}: ${claim.statement}`, name: `claim-${claim.number}`, captures };
  }
  const { sourceId, captureId } = scope;
  const source = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    select: { title: true },
  });
  if (!source) return null;
  const ofSource = { OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] };
  const captures = await list({ ...ofSource, ...(captureId && { id: captureId }) });
  if (captureId && captures.length === 0) return null;
  const name = captureId ? `copy-${captures[0]!.sha256.slice(0, 12)}` : `source-${sourceId.slice(-12)}`;
  return { title: source.title, name, captures };
}

function filesOf({
  workspaceId,
  capture,
}: {
  workspaceId: WorkspaceId;
  capture: Listed;
}): (ArchivedFile & { bytes: number })[] {
  const { id, finalUrl, requestedUrl, capturedAt: at, mediaType, contentType, method, text, source } = capture;
  const own = {
    id,
    url: finalUrl ?? requestedUrl,
    fileName: capture.fileName,
    at,
    status: capture.httpStatus,
    mediaType,
    // What somebody's computer says of a file may be wrong; what it says beside the right type is the charset.
    contentType: contentType && (method === "fetch" || contentType.startsWith(mediaType)) ? contentType : mediaType,
    sha256: capture.sha256,
    bytes: capture.bytes,
    page: { title: source?.title ?? capture.fileName ?? "", text },
    read: () => getBlob({ workspaceId, sha256: capture.sha256 }),
  };
  const beside = capture.resources.map((resource) => ({
    id: randomUUID(),
    url: resource.url,
    fileName: null,
    at,
    status: 200,
    mediaType: resource.mediaType,
    contentType: resource.mediaType,
    sha256: resource.sha256,
    bytes: resource.bytes,
    page: null,
    read: () => getBlob({ workspaceId, sha256: resource.sha256 }),
  }));
  return [own, ...beside];
}
