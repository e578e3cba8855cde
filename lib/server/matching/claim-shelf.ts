import type { WorkspaceId } from "@/lib/domain/actor";
import { fillHeldClaims, followRecord, type HeldClaims } from "@/lib/server/matching/held-claims";
import type { ClaimIndex } from "@/lib/text/claim-index";

/**
 * Claims that are held in memory over all workspaces. Measured: 52 MB for 100,000 claims of ten words from a small
 * vocabulary, 141 MB for 100,000 of twenty words from a large one; so at most about 420 MB.
 */
export const mostClaimsHeld = 300_000;

/** The indexes of the workspaces that were asked last, the latest at the end. Shared by the bundles of one process. */
const shelves = globalThis as { plumblineClaims?: Map<WorkspaceId, Promise<HeldClaims>> };

/**
 * The index of a workspace's claims as they are now: filled at its first use, brought up to date at each. Workspaces
 * that have not been asked for longest give way where more than `most` claims are held; the one that is asked stays.
 */
export async function claimsByWording(workspaceId: WorkspaceId, most: number = mostClaimsHeld): Promise<ClaimIndex> {
  const shelf = (shelves.plumblineClaims ??= new Map<WorkspaceId, Promise<HeldClaims>>());
  const before = shelf.get(workspaceId);
  // One reader after another brings an index up to date, so that none adds what another has just removed.
  const next = before
    ? before.then(async (held) => ((await followRecord(workspaceId, held)) ? held : upToDate(workspaceId)))
    : upToDate(workspaceId);
  shelf.delete(workspaceId);
  shelf.set(workspaceId, next);
  next.catch(() => {
    if (shelf.get(workspaceId) === next) shelf.delete(workspaceId);
  });
  const { index } = await next;
  await makeRoom({ shelf, keep: workspaceId, most });
  return index;
}

/** Claims that are held at the moment, by workspace. */
export async function claimsHeld(): Promise<Map<WorkspaceId, number>> {
  const held = new Map<WorkspaceId, number>();
  for (const [workspaceId, entry] of shelves.plumblineClaims ?? []) held.set(workspaceId, (await entry).index.size);
  return held;
}

async function upToDate(workspaceId: WorkspaceId): Promise<HeldClaims> {
  const held = await fillHeldClaims(workspaceId);
  await followRecord(workspaceId, held);
  return held;
}

async function makeRoom({
  shelf,
  keep,
  most,
}: {
  shelf: Map<WorkspaceId, Promise<HeldClaims>>;
  keep: WorkspaceId;
  most: number;
}): Promise<void> {
  const sizes = await Promise.all(
    [...shelf].map(async ([id, entry]) => [id, await entry.then(({ index }) => index.size).catch(() => 0)] as const),
  );
  let held = sizes.reduce((sum, [, size]) => sum + size, 0);
  for (const [id, size] of sizes) {
    if (held <= most) return;
    if (id === keep) continue;
    shelf.delete(id);
    held -= size;
  }
}
