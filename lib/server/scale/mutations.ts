import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { ScaleInput } from "@/lib/domain/scale/scale-input";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

type CreateScale = Outcome<{ number: number }, "forbidden" | "changed_meanwhile" | "unchanged">;

/**
 * Puts a new version of the rating scale in force for rounds opened from now on. Rounds that are open, assessments and
 * verdicts keep the version that they were made with.
 */
export function createScaleVersion({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: ScaleInput;
  now: Date;
}): Promise<CreateScale> {
  const { workspaceId } = actor;
  return transact<CreateScale>(async (tx) => {
    if (!can(actor, "scale.edit")) return refuse("forbidden");
    // Two owners at once: the second one waits here and then sees the first one's version.
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const last = await tx.ratingScaleVersion.findFirstOrThrow({
      where: { workspaceId },
      orderBy: { number: "desc" },
      include: { ratings: { orderBy: { order: "asc" } } },
    });
    if (last.number !== input.basedOnNumber) return refuse("changed_meanwhile");
    const same = (ratings: ScaleInput["ratings"]) =>
      JSON.stringify(ratings.map(({ label, definition, value }) => [label, definition, value]));
    if (last.name === input.name && same(last.ratings) === same(input.ratings)) return refuse("unchanged");
    const scaleVersionId = uuidv7();
    const number = last.number + 1;
    await tx.ratingScaleVersion.create({
      data: { workspaceId, id: scaleVersionId, number, name: input.name, createdById: actor.userId, createdAt: now },
    });
    await tx.rating.createMany({
      data: input.ratings.map(({ label, definition, value }, index) => ({
        workspaceId,
        scaleVersionId,
        order: index + 1,
        label,
        definition,
        value,
      })),
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "scale.changed",
      objectType: "scale",
      objectId: scaleVersionId,
      detail: { number, ratings: input.ratings.length },
      now,
    });
    return { ok: true, number };
  });
}
