import { z } from "zod";
import type { Reader, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { maxBibliographyEntries } from "@/lib/domain/source/bibliography";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import { appendActivity } from "@/lib/server/activity/append-activity";

export const chooseEntriesSchema = z.object({
  bibliographyId: z.uuid(),
  /** All that are neither here already nor repeated, or those named. */
  choice: z.union([
    z.literal("new"),
    z.array(z.number().int().min(0)).min(1, "Choose at least one entry.").max(maxBibliographyEntries),
  ]),
});

/** Says which entries of a bibliography become sources. A job makes them, a batch at a time. */
export async function chooseEntries({
  actor,
  input: { bibliographyId, choice },
  now,
}: {
  actor: Actor;
  input: z.output<typeof chooseEntriesSchema>;
  now: Date;
}): Promise<Outcome<{ chosen: number }, "forbidden" | "not_found" | "not_choosing" | "nothing_chosen">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const held = await holdBibliography(tx, { workspaceId, bibliographyId });
    if (!held) return refuse("not_found");
    if (!can(actor, "source.create", held)) return refuse("forbidden");
    if (held.state !== "choosing") return refuse("not_choosing");
    const { count } = await tx.bibliographyEntry.updateMany({
      where: {
        workspaceId,
        bibliographyId,
        state: "offered",
        ...(choice === "new" ? { resemblesId: null, sameAsPlace: null } : { place: { in: choice } }),
      },
      data: { state: "chosen" },
    });
    if (count === 0) return refuse("nothing_chosen");
    await tx.bibliography.update({
      where: { workspaceId_id: { workspaceId, id: bibliographyId } },
      data: { state: "storing", createdById: userId },
    });
    await enqueueBibliography(tx, { workspaceId, bibliographyId, personId: userId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "bibliography.chosen",
      objectType: "bibliography",
      objectId: bibliographyId,
      detail: { chosen: count },
      now,
    });
    return { ok: true as const, chosen: count };
  });
}

export const dropBibliographySchema = z.object({ bibliographyId: z.uuid() });

/** Drops a bibliography that nobody wants, or stops one that is being stored. The sources that were made stay. */
export async function dropBibliography({
  actor,
  input: { bibliographyId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof dropBibliographySchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "ended">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const held = await holdBibliography(tx, { workspaceId, bibliographyId });
    if (!held) return refuse("not_found");
    if (!can(actor, "source.create", held)) return refuse("forbidden");
    if (held.state !== "choosing" && held.state !== "storing") return refuse("ended");
    await tx.bibliography.update({
      where: { workspaceId_id: { workspaceId, id: bibliographyId } },
      data: { state: "cancelled", endedAt: now },
    });
    await tx.bibliographyEntry.updateMany({
      where: { workspaceId, bibliographyId, state: { in: ["offered", "chosen"] } },
      data: { state: "left_out" },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "bibliography.dropped",
      objectType: "bibliography",
      objectId: bibliographyId,
      now,
    });
    return { ok: true as const };
  });
}

/** The bibliography, locked until the transaction ends. */
export async function holdBibliography(
  tx: Tx,
  { workspaceId, bibliographyId }: { workspaceId: WorkspaceId; bibliographyId: string },
) {
  await tx.$executeRaw`
    SELECT 1 FROM bibliography WHERE workspace_id = ${workspaceId}::uuid AND id = ${bibliographyId}::uuid FOR UPDATE`;
  return tx.bibliography.findUnique({ where: { workspaceId_id: { workspaceId, id: bibliographyId } } });
}

/** Asks for the sources to be made. The job names the person it works for. */
export function enqueueBibliography(
  tx: Reader,
  { workspaceId, bibliographyId, personId }: { workspaceId: string; bibliographyId: string; personId: string },
): Promise<void> {
  const payload = { workspaceId, bibliographyId, personId };
  return enqueueJob(tx, { task: "store-bibliography", payload, key: `bibliography ${bibliographyId}` });
}
