import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";

export const answerSuppositionSchema = z.object({
  sourceId: z.uuid(),
  otherId: z.uuid(),
  /** What is said no to: that the two are the same, or that the first rests on the other. */
  kind: z.enum(["not_same", "not_upstream"]),
});

/**
 * Says no to what the program supposes of two sources, so that it is not offered again to anybody. For "not_same" the
 * order of the two does not matter.
 */
export async function answerSupposition({
  actor,
  input: { sourceId, otherId, kind },
  now,
}: {
  actor: Actor;
  input: z.output<typeof answerSuppositionSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "same_source" | "already_answered">> {
  const { workspaceId, userId } = actor;
  if (sourceId === otherId) return refuse("same_source");
  return transact(async (tx) => {
    const found = await tx.source.findMany({ where: { workspaceId, id: { in: [sourceId, otherId] } } });
    const source = found.find(({ id }) => id === sourceId);
    if (!source || found.length < 2) return refuse("not_found");
    if (!can(actor, kind === "not_same" ? "source.merge" : "source.derive", source)) return refuse("forbidden");
    const [first, second] = kind === "not_same" && otherId < sourceId ? [otherId, sourceId] : [sourceId, otherId];
    const key = { workspaceId, sourceId: first, otherId: second, kind };
    const known = await tx.sourceAnswer.findUnique({ where: { workspaceId_sourceId_otherId_kind: key } });
    if (known) return refuse("already_answered");
    await tx.sourceAnswer.create({ data: { ...key, byId: userId, createdAt: now } });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: kind === "not_same" ? "source.heldApart" : "source.notUpstream",
      objectType: "source",
      objectId: first,
      detail: { otherId: second },
      now,
    });
    return { ok: true };
  });
}
