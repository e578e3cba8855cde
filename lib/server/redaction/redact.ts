import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { RedactInput } from "@/lib/domain/redaction/redaction-input";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { renderAfterCommit } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { removeRedactedBytes } from "@/lib/server/redaction/remove-bytes";
import { tellReaders } from "@/lib/server/redaction/tell-readers";

type Redacted = Outcome<
  {
    /** Whether the bytes are gone and the public pages say so; where not, both are made up for at the next chance. */
    isRemoved: boolean;
  },
  "forbidden" | "not_found" | "already_redacted"
>;

type Call = { actor: Actor; id: string; reason: string; answersWith: 410 | 451; now: Date };
type Written = Outcome<object, "forbidden" | "not_found" | "already_redacted">;

/**
 * Removes contents for good: the bytes and text of a stored copy, or the text of a published edition. The row stays as a
 * tombstone with its hash, who removed it, when and why; its public address answers with a notice. Editions that take
 * evidence from a copy say so in a later notice.
 */
export async function redact({
  actor,
  input: { type, ...input },
  now,
}: {
  actor: Actor;
  input: RedactInput;
  now: Date;
}): Promise<Redacted> {
  const { workspaceId } = actor;
  const call = { actor, ...input, now };
  const outcome = await transact<Written>((tx) =>
    type === "capture" ? redactCapture(tx, call) : redactEdition(tx, call),
  );
  if (!outcome.ok) return outcome;
  // After the COMMIT: bytes that are gone cannot be rolled back.
  const areBytesGone = await removeRedactedBytes({ workspaceId });
  const arePagesDrawn = await renderAfterCommit({ workspaceId });
  return { ok: true, isRemoved: areBytesGone && arePagesDrawn };
}

async function redactCapture(tx: Tx, call: Call): Promise<Written> {
  const { workspaceId } = call.actor;
  const sourceIds = await holdSources(tx, { workspaceId, captureId: call.id });
  const [capture] = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT sha256 FROM capture WHERE workspace_id = ${workspaceId}::uuid AND id = ${call.id}::uuid FOR UPDATE`;
  if (!capture) return refuse("not_found");
  if (!can(call.actor, "redaction.make")) return refuse("forbidden");
  // The same bytes are stored once, so every copy that has them goes with this one.
  const copies = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM capture
     WHERE workspace_id = ${workspaceId}::uuid AND sha256 = ${capture.sha256}
       AND NOT EXISTS (SELECT 1 FROM redaction WHERE redaction.workspace_id = ${workspaceId}::uuid
                          AND redaction.object_type = 'capture' AND redaction.object_id = capture.id)
     ORDER BY id FOR UPDATE`;
  const ids = copies.map(({ id }) => id);
  if (!ids.includes(call.id)) return refuse("already_redacted");
  await writeRows(tx, { call, type: "capture", ids, sha256: capture.sha256 });
  await tx.capture.updateMany({
    where: { workspaceId, id: { in: ids } },
    data: { text: "", apart: [], ignored: {}, fileName: null },
  });
  const parts = { where: { workspaceId, captureId: { in: ids } } };
  await tx.captureShingle.deleteMany(parts);
  await tx.captureReference.deleteMany(parts);
  await tellReaders(tx, { workspaceId, captureIds: ids, sourceIds, reason: call.reason, now: call.now });
  await record(tx, { call, type: "capture", detail: { sha256: capture.sha256, copies: ids } });
  return { ok: true };
}

/**
 * Keeps the sources that have a copy with these bytes, or stand for one that has, as they are until the COMMIT: before any
 * copy, in the order in which storing a copy and publishing take them.
 * @returns the ids of those that were not merged into another.
 */
async function holdSources(
  tx: Tx,
  { workspaceId, captureId }: { workspaceId: WorkspaceId; captureId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; isMerged: boolean }[]>`
    SELECT id, merged_into_id IS NOT NULL AS "isMerged" FROM source
     WHERE workspace_id = ${workspaceId}::uuid
       AND id IN (SELECT unnest(ARRAY[owner.id, owner.merged_into_id])
                    FROM capture asked
                    JOIN capture alike ON alike.workspace_id = asked.workspace_id AND alike.sha256 = asked.sha256
                    JOIN source owner ON owner.workspace_id = alike.workspace_id AND owner.id = alike.source_id
                   WHERE asked.workspace_id = ${workspaceId}::uuid AND asked.id = ${captureId}::uuid)
     ORDER BY id FOR NO KEY UPDATE`;
  return rows.flatMap(({ id, isMerged }) => (isMerged ? [] : id));
}

async function redactEdition(tx: Tx, call: Call): Promise<Written> {
  const { workspaceId } = call.actor;
  const [edition] = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT sha256 FROM edition WHERE workspace_id = ${workspaceId}::uuid AND id = ${call.id}::uuid FOR UPDATE`;
  if (!edition) return refuse("not_found");
  if (!can(call.actor, "redaction.make")) return refuse("forbidden");
  const before = await tx.redaction.findFirst({ where: { workspaceId, objectType: "edition", objectId: call.id } });
  if (before) return refuse("already_redacted");
  const [redactionId] = await writeRows(tx, { call, type: "edition", ids: [call.id], sha256: edition.sha256 });
  // Tells the triggers that keep editions as they are; it ends with the transaction.
  await tx.$executeRaw`SELECT set_config('plumbline.redaction', ${redactionId!}, true)`;
  await tx.edition.update({ where: { workspaceId_id: { workspaceId, id: call.id } }, data: { canonical: "" } });
  await tx.$executeRaw`SELECT set_config('plumbline.redaction', '', true)`;
  await record(tx, { call, type: "edition", detail: { sha256: edition.sha256 } });
  return { ok: true };
}

async function writeRows(
  tx: Tx,
  {
    call: { actor, reason, answersWith, now },
    type,
    ids,
    sha256,
  }: { call: Call; type: RedactInput["type"]; ids: readonly string[]; sha256: string },
): Promise<string[]> {
  const rows = ids.map((objectId) => ({
    workspaceId: actor.workspaceId,
    id: uuidv7(),
    objectType: type,
    objectId,
    sha256,
    reason,
    answersWith,
    byId: actor.userId,
    at: now,
  }));
  await tx.redaction.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

async function record(
  tx: Tx,
  { call, type, detail }: { call: Call; type: RedactInput["type"]; detail: Record<string, unknown> },
): Promise<void> {
  const { actor, id, answersWith, now } = call;
  await appendActivity(tx, {
    workspaceId: actor.workspaceId,
    actorId: actor.userId,
    verb: "redaction.made",
    objectType: type,
    objectId: id,
    detail: { ...detail, answersWith },
    now,
  });
}
