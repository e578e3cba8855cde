import { z } from "zod";
import { db, type Reader, type Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { JoinFate, PartToJoin } from "@/lib/domain/claim/part-fate";
import { fateOfPart } from "@/lib/domain/claim/part-fate";
import { wordingIsLocked } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaimTree } from "@/lib/server/claim/claim-ancestry";
import { lockClaim } from "@/lib/server/claim/lock-claim";

export const claimOfPartsSchema = z.object({ claimId: z.uuid() });

/** The parts of a claim with what joining would do to each, in the order of their numbers. */
export async function listPartsToJoin({
  actor,
  input: { claimId },
}: {
  actor: Actor;
  input: z.output<typeof claimOfPartsSchema>;
}): Promise<Outcome<{ parts: PartToJoin[] }, "forbidden" | "not_found">> {
  if (!can(actor, "workspace.read")) return refuse("forbidden");
  const { workspaceId } = actor;
  const claim = await db.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: { id: true },
  });
  if (!claim) return refuse("not_found");
  return { ok: true, parts: await partsWithFate(db, { workspaceId, claimId }) };
}

export const joinPartsSchema = z.object({
  claimId: z.uuid(),
  /** What the person was told would happen to each part; where that is no longer so, nothing is done. */
  expected: z.array(z.object({ id: z.uuid(), fate: z.enum(["joined", "detached", "stays"]) })).min(1),
});

/**
 * Joins the parts of a claim again. A part with nothing of its own goes up into the whole: it is merged into it and
 * keeps its parent, so that undoing makes it a part again. One with evidence, a verdict or the like becomes a claim
 * beside it; one whose wording is locked stays a part.
 */
export async function joinParts({
  actor,
  input: { claimId, expected },
  now,
}: {
  actor: Actor;
  input: z.output<typeof joinPartsSchema>;
  now: Date;
}): Promise<
  Outcome<
    { joined: string[]; detached: string[]; stayed: string[] },
    "forbidden" | "not_found" | "merged" | "locked" | "no_parts" | "parts_changed"
  >
> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const whole = await lockClaim(tx, { workspaceId, claimId });
    if (!whole) return refuse("not_found");
    if (!can(actor, "claim.edit", whole) || !can(actor, "claim.merge", whole)) return refuse("forbidden");
    if (whole.mergedIntoId) return refuse("merged");
    if (wordingIsLocked(whole.state)) return refuse("locked");
    await lockParts(tx, { workspaceId, claimId });
    const parts = await partsWithFate(tx, { workspaceId, claimId });
    const isAsExpected =
      parts.length === expected.length &&
      parts.every(({ id, fate }) => expected.some((each) => each.id === id && each.fate === fate));
    if (!isAsExpected) return refuse("parts_changed");
    if (parts.every(({ fate }) => fate === "stays")) return refuse("no_parts");
    const by: Record<JoinFate, string[]> = { joined: [], detached: [], stays: [] };
    for (const { id, fate } of parts) {
      by[fate].push(id);
      if (fate === "stays") continue;
      await tx.claim.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...(fate === "joined" ? { mergedIntoId: claimId } : { parentId: null }), updatedAt: now },
      });
      await appendActivity(tx, {
        workspaceId,
        actorId: userId,
        verb: fate === "joined" ? "claim.merged" : "claim.edited",
        objectType: "claim",
        objectId: id,
        detail:
          fate === "joined"
            ? { intoId: claimId, asPart: true }
            : { fields: ["parentId"], parentId: null, parentBefore: claimId },
        now,
      });
    }
    return { ok: true, joined: by.joined, detached: by.detached, stayed: by.stays };
  });
}

export const unjoinPartsSchema = z.object({
  claimId: z.uuid(),
  joined: z.array(z.uuid()),
  detached: z.array(z.uuid()),
});

/** Undoes a joining: what went up into the whole, and what was set beside it, are its parts again. */
export async function unjoinParts({
  actor,
  input: { claimId, joined, detached },
  now,
}: {
  actor: Actor;
  input: z.output<typeof unjoinPartsSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "merged" | "locked" | "parts_changed">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const whole = await lockClaim(tx, { workspaceId, claimId });
    if (!whole) return refuse("not_found");
    if (!can(actor, "claim.edit", whole) || !can(actor, "claim.merge", whole)) return refuse("forbidden");
    if (whole.mergedIntoId) return refuse("merged");
    if (wordingIsLocked(whole.state)) return refuse("locked");
    for (const [ids, wasJoined] of [
      [joined, true],
      [detached, false],
    ] as const) {
      for (const id of ids) {
        const part = await lockClaim(tx, { workspaceId, claimId: id });
        const isAsLeft = wasJoined
          ? part?.mergedIntoId === claimId && part.parentId === claimId
          : part?.parentId === null && part.mergedIntoId === null && !wordingIsLocked(part.state);
        if (!isAsLeft) return refuse("parts_changed");
        await tx.claim.update({
          where: { workspaceId_id: { workspaceId, id } },
          data: { ...(wasJoined ? { mergedIntoId: null } : { parentId: claimId }), updatedAt: now },
        });
        await appendActivity(tx, {
          workspaceId,
          actorId: userId,
          verb: wasJoined ? "claim.unmerged" : "claim.edited",
          objectType: "claim",
          objectId: id,
          detail: wasJoined
            ? { fromId: claimId, asPart: true }
            : { fields: ["parentId"], parentId: claimId, parentBefore: null },
          now,
        });
      }
    }
    return { ok: true };
  });
}

async function lockParts(tx: Tx, { workspaceId, claimId }: { workspaceId: string; claimId: string }): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM claim WHERE workspace_id = ${workspaceId}::uuid AND parent_id = ${claimId}::uuid
     ORDER BY id FOR UPDATE`;
}

async function partsWithFate(
  reader: Reader,
  { workspaceId, claimId }: { workspaceId: string; claimId: string },
): Promise<PartToJoin[]> {
  const rows = await reader.claim.findMany({
    where: { workspaceId, parentId: claimId, mergedIntoId: null },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      statement: true,
      state: true,
      dossier: { select: { _count: { select: { contributors: true } } } },
      _count: {
        select: {
          parts: true,
          absorbed: true,
          relationsFrom: true,
          relationsTo: true,
          evidence: true,
          searchLogs: true,
          rounds: true,
          verdicts: true,
          rightsOfReply: true,
          derivations: true,
        },
      },
    },
  });
  return rows.map(({ id, number, statement, state, dossier, _count }) => ({
    id,
    number,
    statement,
    ...fateOfPart({ state, counts: _count, hasWriting: (dossier?._count.contributors ?? 0) > 0 }),
  }));
}
