import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import type { Downstream } from "@/lib/server/provenance/downstream";

export { listDownstream, type Downstream } from "@/lib/server/provenance/downstream";

type Cause = {
  cause: "source_status" | "capture_changed" | "capture_gone" | "reliability_changed" | "independence_changed";
  causeType: "source" | "capture";
  causeId: string;
  /** What the change was, where one thing can change more than once. */
  causeValue?: string;
};

/**
 * Opens a queue item for each thing downstream. Not doubled: what is still open for the same cause, or for an earlier copy
 * of the same page. Not opened again: what an editor has answered for the very same change, as a retraction that was
 * entered twice, or a page that is looked for each day and is still gone.
 * @returns the new items.
 */
export async function openReReview(
  tx: Tx,
  {
    workspaceId,
    downstream,
    now,
    ...cause
  }: Cause & { workspaceId: WorkspaceId; downstream: readonly Downstream[]; now: Date },
): Promise<Downstream[]> {
  const { causeType, causeId, causeValue = null } = cause;
  const same = await sameCause(tx, { workspaceId, ...cause });
  const standing = await tx.reReviewItem.findMany({
    where: {
      workspaceId,
      cause: cause.cause,
      causeType,
      OR: [
        { state: "open", causeId: { in: same.doubtedBy } },
        { state: { not: "open" }, causeId: { in: same.answeredBy } },
      ],
    },
    select: { id: true, objectType: true, objectId: true, state: true, causeValue: true },
  });
  const known = new Set(
    standing
      .filter((item) => item.state === "open" || causeType === "capture" || item.causeValue === causeValue)
      .map(({ objectType, objectId }) => `${objectType} ${objectId}`),
  );
  const outdated = standing.filter((item) => item.state === "open" && item.causeValue !== causeValue);
  if (outdated.length > 0)
    await tx.reReviewItem.updateMany({
      where: { workspaceId, id: { in: outdated.map(({ id }) => id) } },
      data: { causeValue },
    });
  const fresh = downstream.filter(({ type, id }) => !known.has(`${type} ${id}`));
  await tx.reReviewItem.createMany({
    data: fresh.map(({ type, id }) => ({
      workspaceId,
      id: uuidv7(),
      objectType: type,
      objectId: id,
      cause: cause.cause,
      causeType,
      causeId,
      causeValue,
      createdAt: now,
    })),
  });
  return fresh;
}

/**
 * What counts as the same cause: for open items any copy of the same source, for answered ones the run of fetches of one
 * address that found it gone, this one included. A copy that changed once more is a new change.
 */
async function sameCause(
  tx: Tx,
  { workspaceId, cause, causeType, causeId, causeValue }: Cause & { workspaceId: WorkspaceId },
): Promise<{ doubtedBy: string[]; answeredBy: string[] }> {
  if (causeType === "source") return { doubtedBy: [causeId], answeredBy: causeValue === undefined ? [] : [causeId] };
  const { sourceId, requestedUrl } = await tx.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: causeId } },
    select: { sourceId: true, requestedUrl: true },
  });
  const copies = await tx.capture.findMany({
    where: { workspaceId, sourceId, method: "fetch" },
    select: { id: true, change: true, requestedUrl: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
  });
  const ofAddress = copies.filter((copy) => copy.requestedUrl === requestedUrl);
  const last = ofAddress.findIndex(({ change }) => change !== "gone");
  const run = cause === "capture_gone" ? ofAddress.slice(0, last === -1 ? undefined : last) : [];
  return { doubtedBy: copies.map(({ id }) => id), answeredBy: run.map(({ id }) => id) };
}
