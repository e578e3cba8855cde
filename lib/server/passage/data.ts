import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { listClaimsOfArticle, type ClaimInArticle } from "@/lib/server/claim/data";

/** A decision as it is drawn in an article. */
export type DecisionInArticle = {
  id: string;
  /** UTF-16 units into the version's text, end exclusive. */
  start: number;
  end: number;
  disposition: "claim" | "not_checkable" | "out_of_scope";
  reason: string | null;
  claimId: string | null;
  needsConfirmation: boolean;
  byId: string;
  byName: string;
  /** ISO 8601. */
  createdAt: string;
};

/** Everything that is drawn over one version of an article. */
export type ReaderMarks = {
  claims: ClaimInArticle[];
  decisions: DecisionInArticle[];
  /** The number of the newest version, where it is not this one. */
  newerVersion: number | null;
};

/** The standing decisions in one version, in the order of the text. */
export async function listDecisions({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<DecisionInArticle[]> {
  const rows = await db.$queryRaw<(Omit<DecisionInArticle, "createdAt"> & { createdAt: Date })[]>`
    SELECT decision.id, decision.start, decision."end", decision.disposition::text AS disposition, decision.reason,
           decision.claim_id AS "claimId", decision.needs_confirmation AS "needsConfirmation",
           decision.by_id AS "byId", person.name AS "byName", decision.created_at AS "createdAt"
      FROM passage_decision decision JOIN user_account person ON person.id = decision.by_id
     WHERE decision.workspace_id = ${workspaceId}::uuid AND decision.article_version_id = ${articleVersionId}::uuid
       AND decision.undone_at IS NULL
     ORDER BY decision.start, decision."end", decision.created_at`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** A passage in short form: a long article has thousands, and each travels to the browser. */
export type ShortPassage = [start: number, end: number, kind: string];

/** The passages of one version in the order of the text. */
export async function listPassages({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<ShortPassage[]> {
  const rows = await db.passage.findMany({
    where: { workspaceId, articleVersionId },
    select: { start: true, end: true, kind: true },
    orderBy: { index: "asc" },
  });
  return rows.map(({ start, end, kind }) => [start, end, kind]);
}

/** What is drawn over a version now, or null where the workspace has no such version. */
export async function getReaderMarks({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<ReaderMarks | null> {
  const version = await db.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleVersionId } },
    select: { articleId: true, number: true },
  });
  if (!version) return null;
  const [claims, decisions, newest] = await Promise.all([
    listClaimsOfArticle({ workspaceId, articleVersionId }),
    listDecisions({ workspaceId, articleVersionId }),
    db.articleVersion.aggregate({ where: { workspaceId, articleId: version.articleId }, _max: { number: true } }),
  ]);
  const latest = newest._max.number ?? version.number;
  return { claims, decisions, newerVersion: latest > version.number ? latest : null };
}
