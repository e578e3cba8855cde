import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { AnnotatedClaim, AnnotatedVersion } from "@/lib/domain/annotation/write-annotations";
import { claimTypes, type ClaimType } from "@/lib/domain/claim/claim-fields";

/** Most claims of one export. */
const mostClaims = 50_000;

type Row = Omit<AnnotatedClaim, "typeLabel" | "createdAt"> & { type: ClaimType; createdAt: Date };

/**
 * A version of an article with its claims, for writing them out: the newest version, or that of the number. A claim that
 * was merged is told by the one that stands for it. Null where there is no such article or version.
 */
export async function getAnnotatedVersion({
  workspaceId,
  articleId,
  versionNumber,
}: {
  workspaceId: WorkspaceId;
  articleId: string;
  versionNumber: number | null;
}): Promise<{ versionId: string; version: AnnotatedVersion; claims: AnnotatedClaim[] } | null> {
  const found = await db.articleVersion.findFirst({
    where: { workspaceId, articleId, ...(versionNumber !== null && { number: versionNumber }) },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      text: true,
      createdAt: true,
      article: { select: { title: true, url: true, language: true } },
      capture: { select: { capturedAt: true } },
    },
  });
  if (!found) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT appearance.id AS "appearanceId", stands.id AS "claimId", stands.statement, stands.type::text AS type,
           claimant.name AS "claimantName", claimant.wikidata_id AS "claimantWikidataId",
           anchor.start, anchor."end", anchor.exact, anchor.prefix, anchor.suffix, appearance.created_at AS "createdAt"
      FROM anchor
      JOIN appearance ON appearance.workspace_id = anchor.workspace_id AND appearance.id = anchor.appearance_id
      JOIN claim ON claim.workspace_id = appearance.workspace_id AND claim.id = appearance.claim_id
      JOIN claim stands ON stands.workspace_id = claim.workspace_id AND stands.id = coalesce(claim.merged_into_id, claim.id)
      LEFT JOIN claimant ON claimant.workspace_id = stands.workspace_id AND claimant.id = stands.claimant_id
     WHERE anchor.workspace_id = ${workspaceId}::uuid AND anchor.article_version_id = ${found.id}::uuid
       AND appearance.removed_at IS NULL
     ORDER BY anchor.start NULLS LAST, anchor."end" DESC, appearance.id LIMIT ${mostClaims}`;
  const { article, capture } = found;
  return {
    versionId: found.id,
    version: {
      articleId,
      number: found.number,
      title: article.title,
      url: article.url,
      language: article.language,
      text: found.text,
      textFrom: (capture?.capturedAt ?? found.createdAt).toISOString(),
    },
    claims: rows.map(({ type, createdAt, ...row }) => ({
      ...row,
      typeLabel: claimTypes[type].label,
      createdAt: createdAt.toISOString(),
    })),
  };
}
