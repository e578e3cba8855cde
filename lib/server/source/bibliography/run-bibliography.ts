import { transact } from "@/lib/db/transact";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import { holdBibliography } from "@/lib/server/source/bibliography/choose-entries";
import { findDuplicates } from "@/lib/server/source/find-duplicates";
import { enqueueInquiries } from "@/lib/server/source/status-report/run-inquiries";
import { insertSource } from "@/lib/server/source/mutations";
import { personOfJob } from "@/lib/server/workspace/person-of-job";

/** Sources made in one transaction: enough to be quick, few enough that nobody else waits for long. */
const atOnce = 25;

/**
 * Makes sources of the chosen entries of a bibliography, a few at a time, until all are made, somebody stops it, or the
 * person it works for may no longer add sources. What has come to be here meanwhile is not made again, unless the person
 * chose it although it was here.
 */
export async function runBibliography({
  workspaceId,
  bibliographyId,
  personId,
  signal,
  clock,
}: {
  workspaceId: string;
  bibliographyId: string;
  personId: string;
  signal: AbortSignal;
  clock: () => Date;
}): Promise<void> {
  for (let more = true; more;) {
    signal.throwIfAborted();
    const actor = await personOfJob({ workspaceId, personId, capability: "source.create" });
    more = actor !== null && (await storeSome({ actor, bibliographyId, personId, now: clock() }));
    if (!actor)
      await db.bibliography.updateMany({
        where: { workspaceId, id: bibliographyId, state: "storing" },
        data: { state: "cancelled", endedAt: clock() },
      });
  }
}

async function storeSome({
  actor,
  bibliographyId,
  personId,
  now,
}: {
  actor: Actor;
  bibliographyId: string;
  personId: string;
  now: Date;
}): Promise<boolean> {
  const { workspaceId } = actor;
  const { more } = await transact<{ ok: true; more: boolean }>(async (tx) => {
    const held = await holdBibliography(tx, { workspaceId, bibliographyId });
    // The tables say whose it is; a job that says otherwise is none of ours.
    if (held?.state !== "storing" || held.createdById !== personId) return { ok: true, more: false };
    const where = { workspaceId, bibliographyId };
    const entries = await tx.bibliographyEntry.findMany({
      where: { ...where, state: "chosen" },
      orderBy: { place: "asc" },
      take: atOnce,
    });
    if (entries.length === 0) {
      await tx.bibliographyEntry.updateMany({ where: { ...where, state: "offered" }, data: { state: "left_out" } });
      await tx.bibliography.update({
        where: { workspaceId_id: { workspaceId, id: bibliographyId } },
        data: { state: "done", endedAt: now },
      });
      await enqueueInquiries(tx, { workspaceId, runAt: now });
      return { ok: true, more: false };
    }
    for (const { place, csl: stored, resemblesId, sameAsPlace } of entries) {
      const csl = readCsl(stored);
      const chosenAnyway = resemblesId !== null || sameAsPlace !== null;
      const [same] = csl && !chosenAnyway ? await findDuplicates(tx, { workspaceId, csl }) : [];
      const made = csl && !same ? await insertSource(tx, { actor, csl, now }) : null;
      await tx.bibliographyEntry.update({
        where: { workspaceId_bibliographyId_place: { ...where, place } },
        data: made ? { state: "stored", sourceId: made } : { state: "known", sourceId: same?.id ?? null },
      });
    }
    return { ok: true, more: true };
  });
  return more;
}
