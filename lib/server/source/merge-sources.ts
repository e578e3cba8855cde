import { z } from "zod";
import type { Reader, Tx } from "@/lib/db/client";
import type { Source } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { rerenderAfterSource } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { isUpstreamOf } from "@/lib/server/source/links-above";
import {
  openIndependenceDoubts,
  readOriginCounts,
  takeIndependenceDoubtsBack,
} from "@/lib/server/source/watch-independence";

export const mergeSourcesSchema = z.object({
  /** The source that will point to the other one. */
  absorbedId: z.uuid(),
  intoId: z.uuid(),
});

export type SourceMergeRefusal =
  | "forbidden"
  | "not_found"
  | "same_source"
  | "already_merged"
  | "target_merged"
  | "has_absorbed"
  | "rests_on_other"
  | "status_differs"
  | "copies_withheld"
  | "under_review";

/** Why one source cannot be merged into another; null where it can. Asked by the merging itself and by its preview. */
export async function whyNotMergeSources(
  reader: Reader,
  { actor, absorbed, into }: { actor: Actor; absorbed: Source; into: Source },
): Promise<SourceMergeRefusal | null> {
  const { workspaceId } = actor;
  if (absorbed.id === into.id) return "same_source";
  if (!can(actor, "source.merge", absorbed) || !can(actor, "source.merge", into)) return "forbidden";
  if (absorbed.mergedIntoId) return "already_merged";
  if (into.mergedIntoId) return "target_merged";
  const child = await reader.source.findFirst({
    where: { workspaceId, mergedIntoId: absorbed.id },
    select: { id: true },
  });
  if (child) return "has_absorbed";
  // What stands for the group decides for all of it, so a retraction could vanish, or strike, without being said.
  if (absorbed.status !== into.status) return "status_differs";
  if (into.mayBeRepublished === true && absorbed.mayBeRepublished !== true) {
    const copy = await reader.capture.findFirst({
      where: { workspaceId, sourceId: absorbed.id },
      select: { id: true },
    });
    if (copy) return "copies_withheld";
  }
  const links = { workspaceId, sourceId: absorbed.id, otherId: into.id };
  if (
    (await isUpstreamOf(reader, links)) ||
    (await isUpstreamOf(reader, { ...links, sourceId: into.id, otherId: absorbed.id }))
  )
    return "rests_on_other";
  return (await isInOpenRound(reader, { workspaceId, sourceIds: [absorbed.id, into.id] })) ? "under_review" : null;
}

/** Whether a piece of evidence from one of the sources, or from what they absorbed, is being reviewed. */
async function isInOpenRound(
  reader: Reader,
  { workspaceId, sourceIds }: { workspaceId: WorkspaceId; sourceIds: string[] },
): Promise<boolean> {
  const open = await reader.roundEvidence.findFirst({
    where: {
      workspaceId,
      round: { revealedAt: null, cancelledAt: null },
      evidence: { OR: [{ sourceId: { in: sourceIds } }, { source: { mergedIntoId: { in: sourceIds } } }] },
    },
    select: { roundId: true },
  });
  return open !== null;
}

/**
 * Says that one source is the same work as another. Nothing is re-parented: the absorbed source keeps its copies,
 * evidence, links and page, and reads gather over the group. Refused where it would make a chain (`already_merged`,
 * `target_merged`, `has_absorbed`) or join a source with its own origin (`rests_on_other`), where the two are judged
 * differently (`status_differs`, `copies_withheld`), and while evidence from either is in review.
 */
export async function mergeSources({
  actor,
  input: { absorbedId, intoId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof mergeSourcesSchema>;
  now: Date;
}): Promise<Outcome<object, SourceMergeRefusal>> {
  const { workspaceId, userId } = actor;
  if (absorbedId === intoId) return refuse("same_source");
  const outcome = await transact<Outcome<object, SourceMergeRefusal>>(async (tx) => {
    await lockSourceGroups(tx, workspaceId);
    const rows = await lockSources(tx, { workspaceId, sourceIds: [absorbedId, intoId] });
    const absorbed = rows.get(absorbedId);
    const into = rows.get(intoId);
    if (!absorbed || !into) return refuse("not_found");
    const refused = await whyNotMergeSources(tx, { actor, absorbed, into });
    if (refused) return refuse(refused);
    const before = await readOriginCounts(tx, { workspaceId, sourceIds: [absorbedId, intoId] });
    await tx.source.update({
      where: { workspaceId_id: { workspaceId, id: absorbedId } },
      data: { mergedIntoId: intoId, updatedAt: now },
    });
    await openIndependenceDoubts(tx, { workspaceId, before, causeId: intoId, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.merged",
      objectType: "source",
      objectId: absorbedId,
      detail: { intoId },
      now,
    });
    return { ok: true };
  });
  if (outcome.ok) await rerenderAfterSource({ workspaceId, sourceId: absorbedId });
  return outcome;
}

export const unmergeSourceSchema = z.object({ absorbedId: z.uuid() });

export type SourceUnmergeRefusal = "forbidden" | "not_found" | "not_merged" | "under_review";

/** Undoes a merge. The absorbed source is again what it was, with everything that was added to it meanwhile. */
export async function unmergeSource({
  actor,
  input: { absorbedId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof unmergeSourceSchema>;
  now: Date;
}): Promise<Outcome<object, SourceUnmergeRefusal>> {
  const { workspaceId, userId } = actor;
  const outcome = await transact<Outcome<object, SourceUnmergeRefusal>>(async (tx) => {
    await lockSourceGroups(tx, workspaceId);
    const absorbed = (await lockSources(tx, { workspaceId, sourceIds: [absorbedId] })).get(absorbedId);
    if (!absorbed) return refuse("not_found");
    if (!can(actor, "source.merge", absorbed)) return refuse("forbidden");
    const fromId = absorbed.mergedIntoId;
    if (!fromId) return refuse("not_merged");
    if (await isInOpenRound(tx, { workspaceId, sourceIds: [absorbedId, fromId] })) return refuse("under_review");
    const before = await readOriginCounts(tx, { workspaceId, sourceIds: [absorbedId, fromId] });
    await tx.source.update({
      where: { workspaceId_id: { workspaceId, id: absorbedId } },
      data: { mergedIntoId: null, updatedAt: now },
    });
    await takeIndependenceDoubtsBack(tx, { workspaceId, before, causeId: fromId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.unmerged",
      objectType: "source",
      objectId: absorbedId,
      detail: { fromId },
      now,
    });
    return { ok: true };
  });
  if (outcome.ok) await rerenderAfterSource({ workspaceId, sourceId: absorbedId });
  return outcome;
}

/** Lets one transaction at a time change which sources of a workspace are one: two merges that cross would make a chain. */
async function lockSourceGroups(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('source groups ' || ${workspaceId}, 0))`;
}

/** The sources by id, locked in the order of their ids until the transaction ends. */
async function lockSources(
  tx: Tx,
  { workspaceId, sourceIds }: { workspaceId: WorkspaceId; sourceIds: string[] },
): Promise<Map<string, Source>> {
  await tx.$executeRaw`
    SELECT 1 FROM source WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${sourceIds}::uuid[])
     ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.source.findMany({ where: { workspaceId, id: { in: sourceIds } } });
  return new Map(rows.map((row) => [row.id, row]));
}
