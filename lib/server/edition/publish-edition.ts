import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import type { publishEditionSchema } from "@/lib/domain/edition/edition-input";
import { newerEditionNotice } from "@/lib/domain/edition/newer-edition-notice";
import { refuse, type Outcome, type Refusal } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { documentReferences } from "@/lib/editor/briefing/document-references";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { buildEdition, contentSha256 } from "@/lib/publish/build-edition";
import { readEdition } from "@/lib/publish/edition-schema";
import { findBlockers, findWarnings, type Blocker } from "@/lib/publish/publishing-checks";
import { renderAfterCommit } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { closeByCorrection } from "@/lib/server/queue/close-by-correction";
import { lockBriefing } from "@/lib/server/briefing/mutations";
import { readBriefingText } from "@/lib/server/briefing/briefing-text";
import { withoutReasons } from "@/lib/server/edition/check-publishing";
import { findAbsences } from "@/lib/server/edition/find-absences";
import { gatherMaterial } from "@/lib/server/edition/gather-material";
import { addAbsenceNotices } from "@/lib/server/edition/tell-absences";

type Publish =
  | Outcome<
      {
        editionId: string;
        number: number;
        sha256: string;
        /** Of the briefing, in the public address. */
        slug: string;
      },
      "not_found" | "forbidden" | "archived" | "already_published" | "changed_since_preview" | "correction_missing"
    >
  | (Refusal<"blocked"> & { blockers: Blocker[] })
  | (Refusal<"reason_missing"> & { evidenceIds: string[] });

/**
 * Freezes the briefing as it stands into its next edition, in one transaction, and renders its public pages after the
 * COMMIT. Should the rendering fail, the edition is published all the same and its pages are made up for at the next
 * start or request.
 */
export async function publishEdition({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof publishEditionSchema>;
  now: Date;
}): Promise<Publish & { isRendered?: boolean }> {
  const { workspaceId } = actor;
  const { briefingId } = input;
  if (!can(actor, "edition.publish")) return refuse("forbidden");
  const document = await readBriefingText({ workspaceId, briefingId });
  if (!document) return refuse("not_found");
  const outcome = await transact<Publish>(async (tx) => {
    const briefing = await lockBriefing(tx, { workspaceId, briefingId });
    if (!briefing) return refuse("not_found");
    if (!can(actor, "edition.publish", briefing)) return refuse("forbidden");
    if (briefing.archivedAt) return refuse("archived");
    const earlier = await tx.edition.findMany({
      where: { workspaceId, briefingId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, canonical: true },
    });
    const [last] = earlier;
    const number = (last?.number ?? 0) + 1;
    if (input.expectedNumber !== number) return refuse("already_published");

    await holdWhatItRestsOn(tx, { workspaceId, claimIds: documentReferences(document).claimIds });
    const material = await gatherMaterial(tx, { workspaceId, briefing, document });
    const blockers = findBlockers(material);
    if (blockers.length > 0) return { ok: false, reason: "blocked", blockers };
    const evidenceIds = findWarnings(material).flatMap((warning) =>
      warning.kind === "no_copy" && !input.reasons[warning.evidence.id] ? [warning.evidence.id] : [],
    );
    if (evidenceIds.length > 0) return { ok: false, reason: "reason_missing", evidenceIds };
    if (last && !input.correction) return refuse("correction_missing");

    const verdictIds = material.claims.flatMap(({ verdict }) => verdict?.content.id ?? []);
    const absences = await findAbsences(tx, { workspaceId, of: { verdictIds } });
    // Held to the end, so that no link of the record comes between this head and the edition's own.
    const [head] = await tx.$queryRaw<{ hash: string }[]>`
      SELECT hash FROM activity_head WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const correction = last ? (input.correction ?? null) : null;
    const { edition, canonical, sha256 } = buildEdition({
      material,
      number,
      publishedAt: now,
      activityHead: head!.hash,
      reasons: input.reasons,
      correction,
    });
    const says = contentSha256(withoutReasons(edition));
    if (input.contentSha256 && says !== input.contentSha256) return refuse("changed_since_preview");
    if (last && last.canonical !== "" && says === contentSha256(withoutReasons(readEdition(last.canonical)))) {
      return { ok: false, reason: "blocked", blockers: [{ reason: "nothing_changed" }] };
    }
    const editionId = uuidv7();
    await tx.edition.create({
      data: {
        workspaceId,
        id: editionId,
        briefingId,
        number,
        canonical,
        sha256,
        activityHead: edition.activityHead,
        publishedAt: now,
        publishedById: actor.userId,
      },
    });
    await tx.editionVerdict.createMany({
      data: edition.claims.map(({ verdict }) => ({ workspaceId, editionId, verdictId: verdict.id })),
    });
    await addAbsenceNotices(tx, { workspaceId, editionId, edition, absences, now });
    if (last && correction) {
      await tx.correction.create({
        data: {
          workspaceId,
          id: uuidv7(),
          briefingId,
          fromEditionId: last.id,
          toEditionId: editionId,
          ...correction,
          byId: actor.userId,
          at: now,
        },
      });
      await pointToNewer(tx, {
        actor,
        editionIds: earlier.map(({ id }) => id),
        editionId,
        number,
        verdicts: edition.claims.map(({ id, verdict }) => ({ claimId: id, verdictId: verdict.id })),
        note: correction.note,
        now,
      });
    }
    await tx.briefing.update({
      where: { workspaceId_id: { workspaceId, id: briefingId } },
      data: { updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "edition.published",
      objectType: "edition",
      objectId: editionId,
      detail: {
        briefingId,
        number,
        sha256,
        verdictIds: edition.claims.map(({ verdict }) => verdict.id),
        correction: correction?.kind ?? null,
      },
      now,
    });
    return { ok: true, editionId, number, sha256, slug: briefing.slug };
  });
  if (!outcome.ok) return outcome;
  const isRendered = await renderAfterCommit({ workspaceId, briefingIds: [briefingId] });
  return { ...outcome, isRendered };
}

/**
 * Keeps claims and the sources of their evidence as they are until the COMMIT: whoever reopens a claim, retracts a source
 * or finds its page gone comes before this edition, which then shows it, or after it, and then finds it to put a notice on.
 */
async function holdWhatItRestsOn(
  tx: Tx,
  { workspaceId, claimIds }: { workspaceId: WorkspaceId; claimIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...claimIds]}::uuid[])
     ORDER BY id FOR SHARE`;
  await tx.$executeRaw`
    SELECT 1 FROM source
     WHERE workspace_id = ${workspaceId}::uuid
       AND id IN (SELECT unnest(ARRAY[used.id, used.merged_into_id]) FROM evidence
                    JOIN source used ON used.workspace_id = evidence.workspace_id AND used.id = evidence.source_id
                   WHERE evidence.workspace_id = ${workspaceId}::uuid AND evidence.claim_id = ANY(${[...claimIds]}::uuid[]))
     ORDER BY id FOR SHARE`;
}

/**
 * Earlier editions name the newest one; doubts that waited on them are settled by its correction, and what they say of
 * claims that were reopened ends where the newest one carries another verdict.
 */
async function pointToNewer(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    editionIds,
    editionId,
    number,
    verdicts,
    note,
    now,
  }: {
    actor: Actor;
    editionIds: string[];
    editionId: string;
    number: number;
    verdicts: { claimId: string; verdictId: string }[];
    note: string;
    now: Date;
  },
): Promise<void> {
  await tx.laterNotice.updateMany({
    where: { workspaceId, editionId: { in: editionIds }, kind: "newer_edition", endedAt: null },
    data: { endedAt: now },
  });
  await tx.laterNotice.updateMany({
    where: {
      workspaceId,
      editionId: { in: editionIds },
      kind: "claim_reopened",
      endedAt: null,
      OR: verdicts.map(({ claimId, verdictId }) => ({
        objectType: "claim",
        objectId: claimId,
        edition: { verdicts: { none: { verdictId } } },
      })),
    },
    data: { endedAt: now },
  });
  await tx.laterNotice.createMany({
    data: editionIds.map((earlierId) => ({
      workspaceId,
      id: uuidv7(),
      editionId: earlierId,
      kind: "newer_edition" as const,
      objectType: "edition",
      objectId: editionId,
      text: newerEditionNotice({ number, on: now }),
      at: now,
    })),
  });
  await closeByCorrection(tx, { workspaceId, editionIds, verdicts, note, userId, now });
}
