import type { z } from "zod";
import { db, type Tx } from "@/lib/db/client";
import type { Source } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome, type Refusal } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import {
  columnsOf,
  type addDerivationSchema,
  type createSourceSchema,
  type decideRepublishingSchema,
  type editSourceSchema,
  type removeDerivationSchema,
} from "@/lib/domain/source/source-input";
import type { CslItem } from "@/lib/domain/source/csl";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { rerenderAfterSource } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";
import { enqueueInquiries } from "@/lib/server/source/status-report/run-inquiries";
import { findDuplicates, type DuplicateSource } from "@/lib/server/source/find-duplicates";
import {
  openIndependenceDoubts,
  readOriginCounts,
  takeIndependenceDoubtsBack,
} from "@/lib/server/source/watch-independence";

type Call<Schema extends z.ZodType> = { actor: Actor; input: z.output<Schema>; now: Date };

/**
 * Makes a source of a citation. Where one with the same DOI, ISBN or address is there, it is offered instead; two people
 * who add the same one at once make one.
 */
export async function createSource({
  actor,
  input: { csl, evenIfDuplicate },
  now,
}: Call<typeof createSourceSchema>): Promise<
  Outcome<{ sourceId: string }, "forbidden"> | (Refusal<"duplicate"> & { duplicates: DuplicateSource[] })
> {
  return transact(async (tx) => {
    const { workspaceId } = actor;
    if (!can(actor, "source.create")) return refuse("forbidden");
    const { doi, isbn, normalisedUrl } = columnsOf(csl);
    await lockIdentifiers(tx, { workspaceId, identifiers: [doi, isbn, normalisedUrl] });
    if (!evenIfDuplicate) {
      const duplicates = await findDuplicates(tx, { workspaceId, csl });
      if (duplicates.length > 0) return { ok: false as const, reason: "duplicate" as const, duplicates };
    }
    if (doi) await enqueueInquiries(tx, { workspaceId, runAt: now });
    return { ok: true as const, sourceId: await insertSource(tx, { actor, csl, now }) };
  });
}

/** Writes a new source with its activity, whatever else there is; the caller has asked who may. @returns its id */
export async function insertSource(
  tx: Tx,
  { actor: { workspaceId, userId }, csl, now }: { actor: Actor; csl: CslItem; now: Date },
): Promise<string> {
  const id = uuidv7();
  const row = { ...columnsOf(csl), csl: { ...csl, id }, createdById: userId, createdAt: now, updatedAt: now };
  await tx.source.create({ data: { ...row, workspaceId, id } });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "source.created",
    objectType: "source",
    objectId: id,
    detail: { title: saltedDigest({ workspaceId, text: csl.title }), type: csl.type },
    now,
  });
  return id;
}

/** Corrects the citation. */
export async function editSource({
  actor,
  input: { sourceId, csl },
  now,
}: Call<typeof editSourceSchema>): Promise<Outcome<object, "forbidden" | "not_found" | "merged">> {
  return transact(async (tx) => {
    const held = await holdSource(tx, { workspaceId: actor.workspaceId, sourceId });
    if (!held.ok) return held;
    if (!can(actor, "source.edit", held.source)) return refuse("forbidden");
    const columns = columnsOf(csl);
    if (columns.doi && columns.doi !== held.source.doi)
      await enqueueInquiries(tx, { workspaceId: actor.workspaceId, runAt: now });
    return update(tx, {
      actor,
      sourceId,
      data: { ...columns, csl: { ...csl, id: sourceId } },
      verb: "source.edited",
      detail: { title: saltedDigest({ workspaceId: actor.workspaceId, text: csl.title }), type: csl.type },
      now,
    });
  });
}

/** Decides whether the public may see whole stored copies; what is withheld carries a reason that readers see. */
export async function decideRepublishing({
  actor,
  input: { sourceId, mayBeRepublished, reason },
  now,
}: Call<typeof decideRepublishingSchema>): Promise<Outcome<object, "forbidden" | "not_found" | "merged">> {
  const { workspaceId } = actor;
  const outcome = await transact<Outcome<object, "forbidden" | "not_found" | "merged">>(async (tx) => {
    const held = await holdSource(tx, { workspaceId, sourceId });
    if (!held.ok) return held;
    if (!can(actor, "source.decideRepublishing", held.source)) return refuse("forbidden");
    return update(tx, {
      actor,
      sourceId,
      data: { mayBeRepublished, withheldReason: mayBeRepublished ? null : reason },
      verb: "source.republishingDecided",
      detail: { mayBeRepublished },
      now,
    });
  });
  if (outcome.ok) {
    const group = await db.source.findMany({ where: { workspaceId, ...groupOf(sourceId) }, select: { id: true } });
    for (const { id } of group) await rerenderAfterSource({ workspaceId, sourceId: id });
  }
  return outcome;
}

/** Records that one source takes its matter from another, everywhere or in what it says on one claim. */
export async function addDerivation({
  actor,
  input: { fromSourceId, toSourceId: namedId, kind, claimId, note },
  now,
}: Call<typeof addDerivationSchema>): Promise<
  Outcome<
    { derivationId: string },
    "forbidden" | "not_found" | "merged" | "same_source" | "claim_not_found" | "already_derived"
  >
> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    if (fromSourceId === namedId) return refuse("same_source");
    const from = await holdSource(tx, { workspaceId, sourceId: fromSourceId });
    if (!from.ok) return from;
    if (!can(actor, "source.derive", from.source)) return refuse("forbidden");
    const named = await tx.source.findUnique({ where: { workspaceId_id: { workspaceId, id: namedId } } });
    if (!named) return refuse("not_found");
    // What was merged stands no longer for itself.
    const toSourceId = named.mergedIntoId ?? named.id;
    if (toSourceId === fromSourceId) return refuse("same_source");
    if (claimId && !(await tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } })))
      return refuse("claim_not_found");
    const same = await tx.derivation.findFirst({
      where: {
        workspaceId,
        claimId,
        removedAt: null,
        from: groupOf(fromSourceId),
        to: groupOf(toSourceId),
      },
      select: { id: true },
    });
    if (same) return refuse("already_derived");
    const before = await readOriginCounts(tx, { workspaceId, sourceIds: [fromSourceId] });
    const id = uuidv7();
    await tx.derivation.create({
      data: { workspaceId, id, fromSourceId, toSourceId, kind, claimId, note, byId: userId, createdAt: now },
    });
    await openIndependenceDoubts(tx, { workspaceId, before, causeId: fromSourceId, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.derived",
      objectType: "source",
      objectId: fromSourceId,
      detail: { derivationId: id, toSourceId, kind, claimId },
      now,
    });
    return { ok: true as const, derivationId: id };
  });
}

/** Takes back what was recorded; the row stays with the time of its removal. */
export async function removeDerivation({
  actor,
  input: { derivationId },
  now,
}: Call<typeof removeDerivationSchema>): Promise<Outcome<object, "forbidden" | "not_found">> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const derivation = await tx.derivation.findUnique({ where: { workspaceId_id: { workspaceId, id: derivationId } } });
    if (!derivation) return refuse("not_found");
    if (!can(actor, "source.derive", derivation)) return refuse("forbidden");
    const { fromSourceId, toSourceId } = derivation;
    const before = await readOriginCounts(tx, { workspaceId, sourceIds: [fromSourceId, toSourceId] });
    const { count } = await tx.derivation.updateMany({
      where: { workspaceId, id: derivationId, removedAt: null },
      data: { removedAt: now },
    });
    if (count === 0) return refuse("not_found");
    await takeIndependenceDoubtsBack(tx, { workspaceId, before, causeId: fromSourceId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.underived",
      objectType: "source",
      objectId: fromSourceId,
      detail: { derivationId, toSourceId },
      now,
    });
    return { ok: true as const };
  });
}

/** The source and those merged into it, as a condition. */
function groupOf(sourceId: string) {
  return { OR: [{ id: sourceId }, { mergedIntoId: sourceId }] };
}

/** The source, locked until the transaction ends. A merged one is read-only. */
export async function holdSource(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string },
): Promise<Outcome<{ source: Source }, "not_found" | "merged">> {
  await tx.$executeRaw`
    SELECT 1 FROM source WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid FOR NO KEY UPDATE`;
  const source = await tx.source.findUnique({ where: { workspaceId_id: { workspaceId, id: sourceId } } });
  if (!source) return refuse("not_found");
  return source.mergedIntoId ? refuse("merged") : { ok: true, source };
}

async function update(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    sourceId,
    data,
    verb,
    detail,
    now,
  }: {
    actor: Actor;
    sourceId: string;
    data: Parameters<Tx["source"]["update"]>[0]["data"];
    verb: "source.edited" | "source.republishingDecided";
    detail: Record<string, unknown>;
    now: Date;
  },
): Promise<{ ok: true }> {
  await tx.source.update({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    data: { ...data, updatedAt: now },
  });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb,
    objectType: "source",
    objectId: sourceId,
    detail,
    now,
  });
  return { ok: true };
}

/** Lets one transaction at a time look for, and then make, a source with these identifiers. Ordered, so none can block. */
async function lockIdentifiers(
  tx: Tx,
  { workspaceId, identifiers }: { workspaceId: WorkspaceId; identifiers: (string | null)[] },
): Promise<void> {
  for (const identifier of identifiers.filter((value) => value !== null).toSorted())
    await tx.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended('source ' || ${workspaceId} || ' ' || ${identifier}, 0))`;
}
