import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { fallsFrom } from "@/lib/domain/source/reliability";
import type { rateReliabilitySchema } from "@/lib/domain/source/source-input";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdSource } from "@/lib/server/source/mutations";
import { listDownstream, openReReview } from "@/lib/server/source/put-in-doubt";

/**
 * Sets the Admiralty letter with its reason; it says nothing of any single piece of information. The letters before it
 * stay on record, and a lower one puts the verdicts and editions that rest on the source in the queue.
 */
export async function rateReliability({
  actor,
  input: { sourceId, reliability, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof rateReliabilitySchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "merged" | "unchanged">> {
  return transact(async (tx) => {
    const held = await holdSource(tx, { workspaceId: actor.workspaceId, sourceId });
    if (!held.ok) return held;
    const { source } = held;
    if (!can(actor, "source.rateReliability", source)) return refuse("forbidden");
    if (source.reliability === reliability && source.reliabilityReason === reason) return refuse("unchanged");
    await tx.sourceJudgement.create({
      data: {
        workspaceId: actor.workspaceId,
        id: uuidv7(),
        sourceId,
        kind: "reliability",
        fromValue: source.reliability,
        toValue: reliability,
        reason,
        byId: actor.userId,
        createdAt: now,
      },
    });
    const opened = fallsFrom({ from: source.reliability, to: reliability })
      ? await openReliabilityDoubts(tx, { workspaceId: actor.workspaceId, sourceId, reliability, now })
      : 0;
    await tx.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } },
      data: { reliability, reliabilityReason: reason, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "source.reliabilityRated",
      objectType: "source",
      objectId: sourceId,
      detail: { from: source.reliability, to: reliability, ...(opened > 0 ? { putInDoubt: opened } : {}) },
      now,
    });
    return { ok: true as const };
  });
}

/** The verdicts and editions that rest on a source which is judged less reliable than before; how many are new in the queue. */
async function openReliabilityDoubts(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    reliability,
    now,
  }: { workspaceId: WorkspaceId; sourceId: string; reliability: string; now: Date },
): Promise<number> {
  const downstream = await listDownstream(tx, { workspaceId, sourceId });
  const opened = await openReReview(tx, {
    workspaceId,
    downstream: downstream.filter(({ type }) => type === "verdict" || type === "edition"),
    cause: "reliability_changed",
    causeType: "source",
    causeId: sourceId,
    causeValue: reliability,
    now,
  });
  return opened.length;
}
