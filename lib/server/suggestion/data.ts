import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimInArticle } from "@/lib/server/claim/data";
import type { DecisionInArticle } from "@/lib/server/passage/data";

/** A standing answer to a suggestion. */
export type AnswerInArticle = {
  id: string;
  key: string;
  /** UTF-16 units of the version's text; null where it was given in an earlier version of the article. */
  start: number | null;
  end: number | null;
  kind: "taken" | "edited" | "matched" | "rejected";
  claimId: string | null;
  byName: string;
};

/** What of a claim the split view shows beside the words that make it. */
export type ClaimOfRow = Pick<ClaimInArticle, "claimId" | "number" | "statement" | "state" | "claimantName"> & {
  start: number;
  end: number;
};

/** What people have done in a stretch of a version. */
export type StretchOfArticle = {
  decisions: DecisionInArticle[];
  claims: ClaimOfRow[];
  answers: AnswerInArticle[];
};

/** Everything that touches a stretch of a version; answers of earlier versions are given with every stretch. */
export async function getStretch({
  workspaceId,
  articleVersionId,
  start,
  end,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
  start: number;
  end: number;
}): Promise<StretchOfArticle> {
  const [decisions, claims, answers] = await Promise.all([
    db.$queryRaw<(Omit<DecisionInArticle, "createdAt"> & { createdAt: Date })[]>`
      SELECT decision.id, decision.start, decision."end", decision.disposition::text AS disposition, decision.reason,
             decision.claim_id AS "claimId", decision.needs_confirmation AS "needsConfirmation",
             decision.by_id AS "byId", person.name AS "byName", decision.created_at AS "createdAt"
        FROM passage_decision decision JOIN user_account person ON person.id = decision.by_id
       WHERE decision.workspace_id = ${workspaceId}::uuid AND decision.article_version_id = ${articleVersionId}::uuid
         AND decision.undone_at IS NULL AND decision.start < ${end} AND decision."end" > ${start}
       ORDER BY decision.start, decision."end", decision.created_at`,
    db.$queryRaw<ClaimOfRow[]>`
      SELECT claim.id AS "claimId", claim.number, claim.statement, claim.state::text AS state,
             claimant.name AS "claimantName", anchor.start, anchor."end"
        FROM anchor
        JOIN appearance ON appearance.workspace_id = ${workspaceId}::uuid AND appearance.id = anchor.appearance_id
        JOIN claim made ON made.workspace_id = ${workspaceId}::uuid AND made.id = appearance.claim_id
        JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = coalesce(made.merged_into_id, made.id)
        LEFT JOIN claimant ON claimant.workspace_id = ${workspaceId}::uuid AND claimant.id = claim.claimant_id
       WHERE anchor.workspace_id = ${workspaceId}::uuid AND anchor.article_version_id = ${articleVersionId}::uuid
         AND appearance.removed_at IS NULL AND anchor.start < ${end} AND anchor."end" > ${start}
       ORDER BY anchor.start, anchor."end" DESC, claim.number`,
    db.$queryRaw<AnswerInArticle[]>`
      SELECT answer.id, answer.key, answer.kind::text AS kind, answer.claim_id AS "claimId", person.name AS "byName",
             CASE WHEN version.id = ${articleVersionId}::uuid THEN answer.start END AS start,
             CASE WHEN version.id = ${articleVersionId}::uuid THEN answer."end" END AS "end"
        FROM article_version here
        JOIN article_version version ON version.workspace_id = ${workspaceId}::uuid
         AND version.article_id = here.article_id AND version.number <= here.number
        JOIN suggestion_answer answer ON answer.workspace_id = ${workspaceId}::uuid
         AND answer.article_version_id = version.id AND answer.undone_at IS NULL
        JOIN user_account person ON person.id = answer.by_id
       WHERE here.workspace_id = ${workspaceId}::uuid AND here.id = ${articleVersionId}::uuid
         AND (version.id <> here.id OR answer.start < ${end} AND answer."end" > ${start})
       ORDER BY answer.created_at`,
  ]);
  return {
    decisions: decisions.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    claims,
    answers,
  };
}

/**
 * Whether the workspace has a version, and the number of the newest one of the same article where that is another. Null
 * where there is no such version.
 */
export async function findVersion({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<{ newerVersion: number | null } | null> {
  const [found] = await db.$queryRaw<{ newerVersion: number | null }[]>`
    SELECT (SELECT max(newer.number) FROM article_version newer
             WHERE newer.workspace_id = ${workspaceId}::uuid AND newer.article_id = here.article_id
               AND newer.number > here.number) AS "newerVersion"
      FROM article_version here
     WHERE here.workspace_id = ${workspaceId}::uuid AND here.id = ${articleVersionId}::uuid`;
  return found ?? null;
}

/** How the workspace writes the names of claimants that it knows, by the name in small letters. */
export async function knownClaimants({
  workspaceId,
  names,
}: {
  workspaceId: WorkspaceId;
  names: readonly string[];
}): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  // "The Oxley Union" and "Oxley Union" are one.
  const wanted = [...new Set(names.flatMap((name) => [name.toLowerCase(), `the ${name.toLowerCase()}`]))];
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM claimant WHERE workspace_id = ${workspaceId}::uuid AND lower(name) = ANY(${wanted})
    ORDER BY created_at DESC`;
  return new Map(rows.map(({ name }) => [name.toLowerCase().replace(/^the /u, ""), name]));
}
