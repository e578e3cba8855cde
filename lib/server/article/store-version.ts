import type { Tx } from "@/lib/db/client";
import type { ArticleOrigin } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { carryOver, type CarriedOver } from "@/lib/server/article/carry-over";
import { writeVersion, type PreparedVersion, type RemovedBlock } from "@/lib/server/article/write-version";

/**
 * Stores the next version of an article inside an open transaction and carries its marks and decisions over. Refuses
 * `stale_version` where it was not made from the newest version, and `unchanged` where nothing differs.
 */
export async function storeVersion(
  tx: Tx,
  {
    actor,
    articleId,
    basedOnVersionId,
    prepared,
    origin,
    captureId,
    removed,
    now,
  }: {
    actor: Actor;
    articleId: string;
    basedOnVersionId: string;
    prepared: PreparedVersion;
    origin: ArticleOrigin;
    captureId: string | null;
    removed: RemovedBlock[];
    now: Date;
  },
): Promise<
  Outcome<
    { versionId: string; number: number; carried: CarriedOver },
    "forbidden" | "not_found" | "stale_version" | "unchanged"
  >
> {
  const { workspaceId, userId } = actor;
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { workspaceId: true },
  });
  if (!article) return refuse("not_found");
  if (!can(actor, "article.edit", article)) return refuse("forbidden");
  // The same row as holdCurrentVersion: nobody marks anything in the old version from here on.
  await tx.$executeRaw`
    SELECT 1 FROM article WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid FOR NO KEY UPDATE`;
  const newest = await tx.articleVersion.findFirstOrThrow({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, text: true, doc: true },
  });
  if (newest.id !== basedOnVersionId) return refuse("stale_version");
  if (newest.text === prepared.text && isSame(newest.doc, prepared.doc)) return refuse("unchanged");

  const number = newest.number + 1;
  const versionId = await writeVersion(tx, {
    workspaceId,
    articleId,
    number,
    prepared,
    origin,
    captureId,
    removed,
    byId: userId,
    now,
  });
  await tx.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: { updatedAt: now },
    select: { id: true },
  });
  const carried = await carryOver(tx, { workspaceId, from: newest, to: { id: versionId, text: prepared.text }, now });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "article.versioned",
    objectType: "article",
    objectId: articleId,
    detail: { versionId, number, origin, textSha256: prepared.textSha256, captureId, carried },
    now,
  });
  return { ok: true, versionId, number, carried };
}

/** jsonb keeps no order of keys, so documents are compared by their content. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key as never], other[key as never]))
  );
}
