import type { Tx } from "@/lib/db/client";
import type { ArticleOrigin } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { carryOver, type CarriedOver } from "@/lib/server/article/carry-over";
import type { PlaceMemory } from "@/lib/server/article/place-memory";
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
    places,
    origin,
    captureId,
    removed,
    now,
  }: {
    actor: Actor;
    articleId: string;
    basedOnVersionId: string;
    prepared: PreparedVersion;
    /** Of `preparePlaces`, from the version that this one is based on. */
    places: PlaceMemory;
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
  const to = { id: versionId, text: prepared.text };
  const { counts: carried, changed } = await carryOver(tx, { workspaceId, from: newest, to, places, now });
  await doubtVerdicts(tx, { workspaceId, articleId, appearanceIds: changed, now });
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

/**
 * Puts claims that have a verdict into the re-review queue where the article now says otherwise what they were judged on.
 * An item that is still open for the same claim and article is not doubled.
 */
async function doubtVerdicts(
  tx: Tx,
  {
    workspaceId,
    articleId,
    appearanceIds,
    now,
  }: { workspaceId: string; articleId: string; appearanceIds: readonly string[]; now: Date },
): Promise<void> {
  if (appearanceIds.length === 0) return;
  const doubted = await tx.$queryRaw<{ claimId: string }[]>`
    SELECT DISTINCT appearance.claim_id AS "claimId" FROM appearance
     WHERE appearance.workspace_id = ${workspaceId}::uuid AND appearance.id = ANY (${appearanceIds}::uuid[])
       AND EXISTS (SELECT 1 FROM verdict WHERE verdict.workspace_id = ${workspaceId}::uuid
                                           AND verdict.claim_id = appearance.claim_id)
       AND NOT EXISTS (SELECT 1 FROM re_review_item item
                        WHERE item.workspace_id = ${workspaceId}::uuid AND item.object_type = 'claim'
                          AND item.object_id = appearance.claim_id AND item.cause = 'wording_changed'
                          AND item.cause_id = ${articleId}::uuid AND item.state = 'open')`;
  await tx.reReviewItem.createMany({
    data: doubted.map(({ claimId }) => ({
      workspaceId,
      id: uuidv7(),
      objectType: "claim",
      objectId: claimId,
      cause: "wording_changed",
      causeType: "article",
      causeId: articleId,
      createdAt: now,
    })),
  });
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
