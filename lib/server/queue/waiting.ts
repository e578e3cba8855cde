import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { approveTodo, confirmTodo, noticeTodo, roundTodo, type WaitingItem } from "@/lib/domain/queue/waiting";
import { neededAssessments } from "@/lib/domain/review/needed-assessments";
import { gravestKind, wordsOfKind } from "@/lib/domain/source/status-report";
import { openReports } from "@/lib/server/source/status-report/data";
import { withoutEvidence } from "@/lib/server/search/list-claims";

export type Waiting = {
  /** Only this person can do it: their own voice in a round, their own drafts. Oldest first. */
  forMe: WaitingItem[];
  /** Whoever has the role may do it. Notices on sources and steps of a review first, then work on articles and claims. */
  forAnyone: WaitingItem[];
};

/** There is always more of this work than of any other; the claims list has all of it. */
export const mostBareClaims = 8;

/** What the person may do next, at most `limit` things of each kind. Asks nothing of others' ratings but how many assessments are in. */
export async function listWaiting({ actor, limit }: { actor: Actor; limit: number }): Promise<Waiting> {
  const bareLimit = Math.min(limit, mostBareClaims);
  const [rounds, imports, notices, verdicts, settle, reveal, places, bare] = await Promise.all([
    can(actor, "evidence.rate") ? listRoundsForMe({ actor, limit }) : [],
    can(actor, "article.import") ? listImports({ actor, limit }) : [],
    can(actor, "source.changeStatus") ? listNotices({ actor, limit }) : [],
    can(actor, "verdict.approve") ? listVerdicts({ actor, limit }) : [],
    can(actor, "verdict.adjudicate") ? listRevealed({ actor, limit }) : [],
    can(actor, "round.reveal") ? listReadyRounds({ actor, limit }) : [],
    can(actor, "passage.decide") ? listPlaces({ actor, limit }) : [],
    can(actor, "evidence.create") ? listBareClaims({ actor, limit: bareLimit }) : [],
  ]);
  return {
    forMe: [...rounds, ...imports],
    forAnyone: [...notices, ...reveal, ...settle, ...verdicts, ...places, ...bare],
  };
}

type ClaimRow = { id: string; number: number; statement: string; since: Date };
type Ask = { actor: Actor; limit: number };

function claimItem(row: ClaimRow, { kind, todo }: Pick<WaitingItem, "kind" | "todo">): WaitingItem {
  const part = kind === "find_evidence" ? "" : "#review";
  return {
    kind,
    todo,
    key: `${kind} ${row.id}`,
    title: row.statement,
    number: row.number,
    path: `/claims/${row.id}${part}`,
    since: row.since,
  };
}

/** Open rounds in which the person has something left to rate or, as a reviewer, has not assessed. */
async function listRoundsForMe({ actor, limit }: Ask): Promise<WaitingItem[]> {
  const { workspaceId, userId } = actor;
  const mayAssess = can(actor, "assessment.write");
  const rows = await db.$queryRaw<(ClaimRow & { evidence: number; toRate: number; assessed: boolean })[]>`
    WITH mine AS (
      SELECT round.claim_id, round.opened_at AS since,
             (SELECT count(*)::int FROM round_evidence JOIN evidence
                  ON evidence.workspace_id = round_evidence.workspace_id AND evidence.id = round_evidence.evidence_id
               WHERE round_evidence.workspace_id = round.workspace_id AND round_evidence.round_id = round.id
                 AND evidence.withdrawn_at IS NULL) AS evidence,
             (SELECT count(*)::int FROM round_evidence JOIN evidence
                  ON evidence.workspace_id = round_evidence.workspace_id AND evidence.id = round_evidence.evidence_id
               WHERE round_evidence.workspace_id = round.workspace_id AND round_evidence.round_id = round.id
                 AND evidence.withdrawn_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM evidence_rating AS own
                                  WHERE own.workspace_id = round.workspace_id AND own.round_id = round.id
                                    AND own.evidence_id = evidence.id AND own.rater_id = ${userId}::uuid)) AS "toRate",
             EXISTS (SELECT 1 FROM assessment AS own
                      WHERE own.workspace_id = round.workspace_id AND own.round_id = round.id
                        AND own.reviewer_id = ${userId}::uuid) AS assessed
        FROM review_round AS round
       WHERE round.workspace_id = ${workspaceId}::uuid AND round.revealed_at IS NULL AND round.cancelled_at IS NULL)
    SELECT claim.id, claim.number, claim.statement, mine.since, mine.evidence, mine."toRate", mine.assessed
      FROM mine JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = mine.claim_id
     WHERE mine."toRate" > 0 OR (${mayAssess} AND NOT mine.assessed)
     ORDER BY mine.since, claim.number LIMIT ${limit}`;
  return rows.map(({ evidence, toRate, assessed, ...row }) =>
    claimItem(row, {
      kind: toRate > 0 ? "rate_evidence" : "assess",
      todo: roundTodo({ toRate, evidence, toAssess: mayAssess && !assessed }),
    }),
  );
}

async function listImports({ actor: { workspaceId, userId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<{ id: string; title: string | null; since: Date }[]>`
    SELECT id, coalesce(nullif(draft -> 'fields' ->> 'title', ''), proposal -> 'fields' -> 'title' ->> 'value') AS title,
           updated_at AS since
      FROM article_import
     WHERE workspace_id = ${workspaceId}::uuid AND created_by_id = ${userId}::uuid AND state = 'draft'
     ORDER BY updated_at DESC LIMIT ${limit}`;
  return rows.map(({ id, title, since }) => ({
    kind: "finish_import",
    key: `finish_import ${id}`,
    title: title ?? "A text without a title",
    number: null,
    todo: "Look it through and store it: you have brought it in, but not stored it yet",
    path: `/articles/import/${id}`,
    since,
  }));
}

/** Sources of which Crossref reports a notice that nobody has answered, the longest known first. */
async function listNotices({ actor: { workspaceId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<{ id: string; title: string; kinds: string[]; since: Date }[]>`
    SELECT source.id, source.title, array_agg(open.kind) AS kinds, min(open.found_at) AS since
      FROM (${openReports(workspaceId)}) AS open
      JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.id = open.stands
     GROUP BY source.id, source.title ORDER BY since, source.id LIMIT ${limit}`;
  return rows.map(({ id, title, kinds, since }) => ({
    kind: "answer_notice",
    key: `answer_notice ${id}`,
    title,
    number: null,
    todo: noticeTodo({ noun: wordsOfKind(gravestKind(kinds) ?? "").noun, others: kinds.length - 1 }),
    path: `/sources/${id}#notices`,
    since,
  }));
}

/** Verdicts that want approvals, of which one could be this person's. */
async function listVerdicts({ actor: { workspaceId, userId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<(ClaimRow & { given: number; required: number })[]>`
    SELECT claim.id, claim.number, claim.statement, last.created_at AS since, workspace.required_approvals AS required,
           (SELECT count(*)::int FROM approval WHERE approval.workspace_id = ${workspaceId}::uuid
                                                 AND approval.verdict_id = last.id AND approval.voided_at IS NULL) AS given
      FROM claim
      JOIN workspace ON workspace.id = claim.workspace_id
     CROSS JOIN LATERAL (SELECT verdict.id, verdict.adjudicator_id, verdict.created_at FROM verdict
                          WHERE verdict.workspace_id = ${workspaceId}::uuid AND verdict.claim_id = claim.id
                          ORDER BY verdict.number DESC LIMIT 1) AS last
     WHERE claim.workspace_id = ${workspaceId}::uuid AND claim.state = 'adjudicated' AND claim.merged_into_id IS NULL
       AND last.adjudicator_id <> ${userId}::uuid
       AND NOT EXISTS (SELECT 1 FROM approval AS own
                        WHERE own.workspace_id = ${workspaceId}::uuid AND own.verdict_id = last.id
                          AND own.approver_id = ${userId}::uuid AND own.voided_at IS NULL)
     ORDER BY claim.updated_at, claim.number LIMIT ${limit}`;
  return rows.map(({ given, required, ...row }) =>
    claimItem(row, { kind: "approve_verdict", todo: approveTodo({ given, required }) }),
  );
}

async function listRevealed({ actor: { workspaceId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.claim.findMany({
    where: { workspaceId, state: "revealed", mergedIntoId: null },
    select: { id: true, number: true, statement: true, updatedAt: true },
    orderBy: [{ updatedAt: "asc" }, { number: "asc" }],
    take: limit,
  });
  return rows.map(({ updatedAt, ...row }) =>
    claimItem(
      { ...row, since: updatedAt },
      { kind: "settle_verdict", todo: "Compare the assessments and settle the verdict" },
    ),
  );
}

/** Rounds with as many assessments as a reveal wants. */
async function listReadyRounds({ actor: { workspaceId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<(ClaimRow & { assessments: number })[]>`
    SELECT claim.id, claim.number, claim.statement, round.opened_at AS since, given.assessments
      FROM review_round AS round
     CROSS JOIN LATERAL (SELECT count(*)::int AS assessments FROM assessment
                          WHERE assessment.workspace_id = ${workspaceId}::uuid AND assessment.round_id = round.id) AS given
      JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = round.claim_id
     WHERE round.workspace_id = ${workspaceId}::uuid AND round.revealed_at IS NULL AND round.cancelled_at IS NULL
       AND given.assessments >= ${neededAssessments}
     ORDER BY round.opened_at, claim.number LIMIT ${limit}`;
  return rows.map(({ assessments, ...row }) =>
    claimItem(row, { kind: "reveal_round", todo: `Reveal the round: ${assessments} assessments are in` }),
  );
}

/** Articles whose newest version has claims that lost their exact place. */
async function listPlaces({ actor: { workspaceId }, limit }: Ask): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<{ id: string; title: string; places: number; since: Date }[]>`
    SELECT article.id, article.title, count(*)::int AS places, max(version.created_at) AS since
      FROM anchor
      JOIN article_version AS version ON version.workspace_id = ${workspaceId}::uuid AND version.id = anchor.article_version_id
      JOIN article ON article.workspace_id = ${workspaceId}::uuid AND article.id = version.article_id
      JOIN appearance ON appearance.workspace_id = ${workspaceId}::uuid AND appearance.id = anchor.appearance_id
     WHERE anchor.workspace_id = ${workspaceId}::uuid AND anchor.state IN ('fuzzy', 'orphaned')
       AND anchor.confirmed_by_id IS NULL AND appearance.removed_at IS NULL AND article.archived_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM article_version AS newer
                        WHERE newer.workspace_id = ${workspaceId}::uuid AND newer.article_id = version.article_id
                          AND newer.number > version.number)
     GROUP BY article.id, article.title ORDER BY since DESC, article.id LIMIT ${limit}`;
  return rows.map(({ id, title, places, since }) => ({
    kind: "confirm_places",
    key: `confirm_places ${id}`,
    title,
    number: null,
    todo: confirmTodo(places),
    path: `/articles/${id}`,
    since,
  }));
}

/** Claims that nobody has found anything for yet: those most worth checking first, then the newest. */
async function listBareClaims({ actor: { workspaceId }, limit }: Ask): Promise<WaitingItem[]> {
  const bare = (worth: Prisma.Sql) => Prisma.sql`
    SELECT claim.id, claim.number, claim.statement, claim.created_at AS since FROM claim
     WHERE claim.workspace_id = ${workspaceId}::uuid AND claim.merged_into_id IS NULL
       AND claim.state IN ('open', 'gathering', 'reopened') AND claim.check_worthiness ${worth}
       AND ${withoutEvidence(workspaceId)}
     ORDER BY claim.number DESC LIMIT ${limit}`;
  const rows = await db.$queryRaw<ClaimRow[]>`
    SELECT id, number, statement, since
      FROM (SELECT 1 AS turn, * FROM (${bare(Prisma.sql`= 'high'`)}) AS worthy
            UNION ALL SELECT 2, * FROM (${bare(Prisma.sql`<> 'high'`)}) AS others) AS found
     ORDER BY turn, number DESC LIMIT ${limit}`;
  return rows.map((row) => claimItem(row, { kind: "find_evidence", todo: "Look for evidence: there is none yet" }));
}
