import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Briefing } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type {
  archiveBriefingSchema,
  changeBriefingSchema,
  createBriefingSchema,
} from "@/lib/domain/briefing/briefing-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { slugOf } from "@/lib/domain/workspace/slug-of";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { reservedSegments } from "@/lib/publish/public-paths";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";

/** Begins a briefing with its empty shared document. Its address is made of the title and stays open until it is published. */
export async function createBriefing({
  actor,
  input: { title, summary },
  now,
}: {
  actor: Actor;
  input: z.output<typeof createBriefingSchema>;
  now: Date;
}): Promise<Outcome<{ briefingId: string; slug: string }, "forbidden">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    if (!can(actor, "briefing.create")) return refuse("forbidden");
    const id = uuidv7();
    const slug = await freeSlug(tx, { workspaceId, title, briefingId: id });
    await tx.briefing.create({
      data: { workspaceId, id, title, summary, slug, createdById: userId, createdAt: now, updatedAt: now },
    });
    await tx.document.create({ data: { workspaceId, id: uuidv7(), briefingId: id, createdAt: now } });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "briefing.created",
      objectType: "briefing",
      objectId: id,
      detail: { title: saltedDigest({ workspaceId, text: title }) },
      now,
    });
    return { ok: true as const, briefingId: id, slug };
  });
}

/** Changes title and summary. The address follows the title until the first edition fixes it. */
export async function changeBriefing({
  actor,
  input: { briefingId, title, summary },
  now,
}: {
  actor: Actor;
  input: z.output<typeof changeBriefingSchema>;
  now: Date;
}): Promise<Outcome<{ slug: string }, "forbidden" | "not_found" | "archived">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const briefing = await lockBriefing(tx, { workspaceId, briefingId });
    if (!briefing) return refuse("not_found");
    if (!can(actor, "briefing.write", briefing)) return refuse("forbidden");
    if (briefing.archivedAt) return refuse("archived");
    const isPublished = (await tx.edition.count({ where: { workspaceId, briefingId }, take: 1 })) > 0;
    const slug =
      isPublished || title === briefing.title ? briefing.slug : await freeSlug(tx, { workspaceId, title, briefingId });
    await tx.briefing.update({
      where: { workspaceId_id: { workspaceId, id: briefingId } },
      data: { title, summary, slug, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "briefing.changed",
      objectType: "briefing",
      objectId: briefingId,
      detail: { title: saltedDigest({ workspaceId, text: title }), addressChanged: slug !== briefing.slug },
      now,
    });
    return { ok: true as const, slug };
  });
}

/** Puts a briefing away, or takes it out again. What is published stays where it is. */
export async function archiveBriefing({
  actor,
  input: { briefingId, archived },
  now,
}: {
  actor: Actor;
  input: z.output<typeof archiveBriefingSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "unchanged">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const briefing = await lockBriefing(tx, { workspaceId, briefingId });
    if (!briefing) return refuse("not_found");
    if (!can(actor, "briefing.write", briefing)) return refuse("forbidden");
    if ((briefing.archivedAt !== null) === archived) return refuse("unchanged");
    await tx.briefing.update({
      where: { workspaceId_id: { workspaceId, id: briefingId } },
      data: { archivedAt: archived ? now : null, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "briefing.changed",
      objectType: "briefing",
      objectId: briefingId,
      detail: { archived },
      now,
    });
    return { ok: true as const };
  });
}

/** The briefing, held until the transaction ends: of two who publish at once the second sees the first one's edition. */
export async function lockBriefing(
  tx: Tx,
  { workspaceId, briefingId }: { workspaceId: string; briefingId: string },
): Promise<Briefing | null> {
  await tx.$executeRaw`
    SELECT 1 FROM briefing WHERE workspace_id = ${workspaceId}::uuid AND id = ${briefingId}::uuid FOR NO KEY UPDATE`;
  return tx.briefing.findUnique({ where: { workspaceId_id: { workspaceId, id: briefingId } } });
}

/** An address that no other briefing of the workspace has, with a number at its end where it has to have one. */
async function freeSlug(
  tx: Tx,
  { workspaceId, title, briefingId }: { workspaceId: string; title: string; briefingId: string },
): Promise<string> {
  // Two titles at once would both find the same address free.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`briefing-slug ${workspaceId}`}, 0))`;
  const made = slugOf(title);
  const wish = made === "workspace" ? "briefing" : made;
  const taken = await tx.briefing.findMany({
    where: { workspaceId, slug: { startsWith: wish }, id: { not: briefingId } },
    select: { slug: true },
  });
  const used = new Set(taken.map(({ slug }) => slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wish : `${wish}-${number}`;
    if (!used.has(slug) && !reservedSegments.has(slug)) return slug;
  }
}
