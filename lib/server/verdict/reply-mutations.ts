import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { EditReplyInput, RecordReplyInput } from "@/lib/domain/verdict/verdict-inputs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

type Record = Outcome<{ replyId: string }, "not_found" | "forbidden" | "day_not_come">;

/**
 * Records that the person or body concerned was asked, and their answer where it is there. In any state of the claim: an
 * answer may come after the verdict.
 */
export function recordRightOfReply({
  actor,
  input: { claimId, ...fields },
  now,
}: {
  actor: Actor;
  input: RecordReplyInput;
  now: Date;
}): Promise<Record> {
  const { workspaceId } = actor;
  return transact<Record>(async (tx) => {
    const claim = await tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } });
    if (!claim) return refuse("not_found");
    if (!can(actor, "rightOfReply.record", claim)) return refuse("forbidden");
    if (liesAhead({ fields, now })) return refuse("day_not_come");
    const replyId = uuidv7();
    await tx.rightOfReply.create({
      data: {
        workspaceId,
        id: replyId,
        claimId,
        ...stored(fields),
        byId: actor.userId,
        createdAt: now,
        updatedAt: now,
      },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "rightOfReply.recorded",
      objectType: "claim",
      objectId: claimId,
      detail: { replyId, answered: fields.answer !== "" },
      now,
    });
    return { ok: true, replyId };
  });
}

type Edit = Outcome<object, "not_found" | "forbidden" | "day_not_come" | "changed_meanwhile">;

/** Adds the answer, or corrects what was recorded. */
export function editRightOfReply({
  actor,
  input: { replyId, basedOn, ...fields },
  now,
}: {
  actor: Actor;
  input: EditReplyInput;
  now: Date;
}): Promise<Edit> {
  const { workspaceId } = actor;
  return transact<Edit>(async (tx) => {
    const reply = await tx.rightOfReply.findUnique({ where: { workspaceId_id: { workspaceId, id: replyId } } });
    if (!reply) return refuse("not_found");
    if (!can(actor, "rightOfReply.record", reply)) return refuse("forbidden");
    if (liesAhead({ fields, now })) return refuse("day_not_come");
    const { count } = await tx.rightOfReply.updateMany({
      where: { workspaceId, id: replyId, updatedAt: new Date(basedOn) },
      data: { ...stored(fields), updatedAt: now },
    });
    if (count === 0) return refuse("changed_meanwhile");
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "rightOfReply.recorded",
      objectType: "claim",
      objectId: reply.claimId,
      detail: { replyId, answered: fields.answer !== "" },
      now,
    });
    return { ok: true };
  });
}

type Fields = Pick<RecordReplyInput, "askedWhom" | "askedOn" | "answer" | "answeredOn">;

function stored({ askedWhom, askedOn, answer, answeredOn }: Fields) {
  return { askedWhom, askedOn, answer: answer || null, answeredOn };
}

/** A day counts as come once it has begun anywhere on Earth: 14 hours before UTC. */
function liesAhead({ fields: { askedOn, answeredOn }, now }: { fields: Fields; now: Date }): boolean {
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  return askedOn > latest || (answeredOn !== null && answeredOn > latest);
}
