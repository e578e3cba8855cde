import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { statementSchema } from "@/lib/domain/claim/claim-fields";
import { partProblem } from "@/lib/domain/claim/part-problem";
import { wordingIsLocked } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { deepestPart, depthOf, lockClaimTree } from "@/lib/server/claim/claim-ancestry";
import { insertClaim } from "@/lib/server/claim/insert-claim";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { placePart, placesOfWhole } from "@/lib/server/claim/part-places";

/** Parts that are made at once. */
export const mostParts = 20;

export const splitClaimSchema = z.object({
  claimId: z.uuid(),
  /** The statement that the person saw; the parts of another one are not theirs. */
  statement: z.string(),
  parts: z
    .array(statementSchema)
    .min(1, "Write at least one part.")
    .max(mostParts, `At most ${mostParts} parts are made at once.`),
});

/**
 * Makes parts of a claim, all or none: each a claim of its own with the whole's claimant, day, type and check-worthiness,
 * placed where its words stand in the passages that make the whole. Refuses `locked` from the opening of a round until
 * the claim is reopened, `changed_meanwhile` where the statement is another by now, `too_deep` below `deepestPart`,
 * `part_is_whole` and `parts_alike` where nothing would be split.
 */
export async function splitClaim({
  actor,
  input: { claimId, statement, parts },
  now,
}: {
  actor: Actor;
  input: z.output<typeof splitClaimSchema>;
  now: Date;
}): Promise<
  Outcome<
    { parts: { claimId: string; number: number }[] },
    "forbidden" | "not_found" | "locked" | "merged" | "changed_meanwhile" | "too_deep" | "part_is_whole" | "parts_alike"
  >
> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const whole = await lockClaim(tx, { workspaceId, claimId });
    if (!whole) return refuse("not_found");
    if (!can(actor, "claim.edit", whole) || !can(actor, "claim.create")) return refuse("forbidden");
    if (whole.mergedIntoId) return refuse("merged");
    if (wordingIsLocked(whole.state)) return refuse("locked");
    if (whole.statement !== statement) return refuse("changed_meanwhile");
    if ((await depthOf(tx, { workspaceId, claimId })) >= deepestPart) return refuse("too_deep");
    const problem = partProblem({ whole: statement, parts });
    if (problem) return refuse(problem);
    const claimant = whole.claimantId
      ? await tx.claimant.findUniqueOrThrow({
          where: { workspaceId_id: { workspaceId, id: whole.claimantId } },
          select: { name: true },
        })
      : null;
    const places = await placesOfWhole(tx, { workspaceId, claimId });
    const made: { claimId: string; number: number }[] = [];
    for (const part of parts) {
      const inserted = await insertClaim(tx, {
        actor,
        fields: {
          statement: part,
          type: whole.type,
          claimedOn: whole.claimedOn,
          checkWorthiness: whole.checkWorthiness,
          parentId: claimId,
          ...(claimant && { claimantName: claimant.name }),
        },
        now,
      });
      // The whole is held and was looked at above, so nothing can be wrong with it here.
      if (!inserted.ok) throw new Error(`A part was refused: ${inserted.reason}.`);
      await placePart(tx, { workspaceId, claimId: inserted.claimId, statement: part, places, userId, now });
      made.push({ claimId: inserted.claimId, number: inserted.number });
    }
    return { ok: true, parts: made };
  });
}
