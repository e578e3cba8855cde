import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import type { CheckWorthiness, ClaimType } from "@/lib/domain/claim/claim-fields";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { countedUpTo } from "@/lib/domain/search/list-href";
import type { ClaimListParams } from "@/lib/domain/search/list-params";
import { searchedNumber, searchWords, wholeWordQuery } from "@/lib/domain/search/search-words";
import {
  beyond,
  direction,
  pageOf,
  placeOf,
  readTimeKey,
  writeTimeKey,
  type Place,
  type TimeKey,
} from "@/lib/server/search/keyset";
import { resolveWords, wordsCondition, type OtherWords } from "@/lib/server/search/resolve-words";
import { claimTarget } from "@/lib/server/search/targets";

export const claimsPerPage = 50;

/** A search ranks the newest so many of the claims that hold its words. */
export const rankedAtMost = 500;

/** A claim as its list shows it. Figures are over the claim and those merged into it. */
export type ListedClaim = {
  id: string;
  number: number;
  statement: string;
  state: ClaimState;
  type: ClaimType;
  checkWorthiness: CheckWorthiness;
  claimant: { id: string; name: string } | null;
  updatedAt: Date;
  /** How many articles make it. */
  articles: number;
  /** Evidence that stands. */
  evidence: number;
  /** The number of the claim that it is a part of; null where it is none's. */
  partOf: number | null;
  /** How many claims are parts of it. */
  parts: number;
  /** The newest verdict. */
  verdict: { label: string; value: number | null; worst: number | null; best: number | null } | null;
};

export type ClaimList = {
  rows: ListedClaim[];
  /** Exact up to 1,000; 1,001 stands for "more". */
  total: number;
  /** Keys of the places from which the neighbouring pages are read; null where there is none. */
  newer: string | null;
  older: string | null;
  /** Set where the words were not found as typed. */
  other: OtherWords | null;
  /** Whether more claims hold the words than were ranked. */
  cut: boolean;
};

type RankKey = { rank: number; number: number };
type Key = { id: string; number: number; updatedAt: Date; rank: number };

/**
 * One page of the claims of a workspace; what was merged into another claim is left out. With words the best match comes
 * first (whole words before beginnings, the claim of a searched number before all), otherwise the newest.
 */
export async function listClaims({ actor, params }: { actor: Actor; params: ClaimListParams }): Promise<ClaimList> {
  const base = conditionsOf({ actor, params });
  const words = searchWords(params.q);
  if (words.length === 0) return listInOrder({ workspaceId: actor.workspaceId, params, base });
  return listRanked({ workspaceId: actor.workspaceId, params, base, words });
}

function conditionsOf({ actor, params }: { actor: Actor; params: ClaimListParams }): Prisma.Sql {
  const { state, type, claimant, worth, evidence, by } = params;
  const { workspaceId, userId } = actor;
  const conditions = [Prisma.sql`claim.workspace_id = ${workspaceId}::uuid AND claim.merged_into_id IS NULL`];
  if (state) conditions.push(Prisma.sql`claim.state = ${state}::claim_state`);
  if (type) conditions.push(Prisma.sql`claim.type = ${type}::claim_type`);
  if (claimant) conditions.push(Prisma.sql`claim.claimant_id = ${claimant}::uuid`);
  if (worth) conditions.push(Prisma.sql`claim.check_worthiness = ${worth}::check_worthiness`);
  if (by === "me") conditions.push(Prisma.sql`claim.created_by_id = ${userId}::uuid`);
  if (evidence === "none") conditions.push(withoutEvidence(workspaceId));
  return Prisma.join(conditions, " AND ");
}

/** Neither the claim nor one merged into it has evidence that stands. */
export function withoutEvidence(workspaceId: WorkspaceId): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM evidence
                      WHERE evidence.workspace_id = ${workspaceId}::uuid AND evidence.claim_id = claim.id
                        AND evidence.withdrawn_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM claim absorbed
                        JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid
                                     AND evidence.claim_id = absorbed.id AND evidence.withdrawn_at IS NULL
                       WHERE absorbed.workspace_id = ${workspaceId}::uuid AND absorbed.merged_into_id = claim.id)`;
}

async function listInOrder({
  workspaceId,
  params: { sort, after, before },
  base,
}: {
  workspaceId: WorkspaceId;
  params: ClaimListParams;
  base: Prisma.Sql;
}): Promise<ClaimList> {
  const byChange = sort === "changed";
  const place = placeOf<TimeKey | number>({
    after,
    before,
    read: byChange ? readChangeKey : readNumber,
  });
  const turn = direction(place);
  const from = place
    ? typeof place.key === "number"
      ? Prisma.sql`AND claim.number ${beyond(place)} ${place.key}`
      : Prisma.sql`AND (claim.updated_at, claim.number) ${beyond(place)} (${place.key.at}, ${Number(place.key.tie)})`
    : Prisma.empty;
  const order = byChange
    ? Prisma.sql`claim.updated_at ${turn}, claim.number ${turn}`
    : Prisma.sql`claim.number ${turn}`;
  const [read, total] = await Promise.all([
    db.$queryRaw<Key[]>`
      SELECT claim.id, claim.number, claim.updated_at AS "updatedAt", 0::float8 AS rank FROM claim
       WHERE ${base} ${from} ORDER BY ${order} LIMIT ${claimsPerPage + 1}`,
    countUpTo(base),
  ]);
  const write = ({ number, updatedAt }: Key) =>
    byChange ? writeTimeKey({ at: updatedAt, tie: String(number) }) : String(number);
  return { ...(await finish({ workspaceId, read, place, write })), total, other: null, cut: false };
}

async function listRanked({
  workspaceId,
  params: { q, after, before },
  base,
  words,
}: {
  workspaceId: WorkspaceId;
  params: ClaimListParams;
  base: Prisma.Sql;
  words: string[];
}): Promise<ClaimList> {
  const number = searchedNumber(q) ?? 0;
  const place = placeOf({ after, before, read: readRankKey });
  const search = async (asked: { words: string[]; join: "all" | "any" }) => {
    // "#12" is a number and nothing else; "12" may also be a figure in a statement.
    const { condition, indexed } =
      q.startsWith("#") && number > 0
        ? { condition: Prisma.sql`false`, indexed: true }
        : await wordsCondition({ target: claimTarget, ...asked });
    const where = Prisma.sql`${base} AND ${number > 0 ? Prisma.sql`(${condition} OR claim.number = ${number})` : condition}`;
    const [read, total] = await Promise.all([
      readRanked({ where, indexed, words: asked.words, number, place }),
      countUpTo(where),
    ]);
    return { read, total };
  };
  let found = await search({ words, join: "all" });
  let other: OtherWords | null = null;
  if (found.total === 0) {
    other = await resolveWords({ workspaceId, target: claimTarget, words });
    if (other) found = await search({ words: other.words, join: other.because === "any" ? "any" : "all" });
    if (found.total === 0) other = null;
  }
  const { read, total } = found;
  const write = (row: Key) => `${row.rank}~${row.number}`;
  return { ...(await finish({ workspaceId, read, place, write })), total, other, cut: total > rankedAtMost };
}

/** A page of the newest claims that hold the words, the best match first. */
function readRanked({
  where,
  indexed,
  words,
  number,
  place,
}: {
  where: Prisma.Sql;
  indexed: boolean;
  words: string[];
  number: number;
  place: Place<RankKey> | null;
}): Promise<Key[]> {
  const turn = direction(place);
  const from = place
    ? Prisma.sql`WHERE (rank, number) ${beyond(place)} (${place.key.rank}::float8, ${place.key.number})`
    : Prisma.empty;
  // "+ 0" keeps the planner from walking all claims from the newest and cutting each into words.
  const newest = indexed ? Prisma.sql`claim.number + 0` : Prisma.sql`claim.number`;
  return db.$queryRaw<Key[]>`
    WITH held AS MATERIALIZED (
      SELECT claim.id, claim.number, claim.updated_at, claim.statement FROM claim
       WHERE ${where} ORDER BY ${newest} DESC LIMIT ${rankedAtMost}),
    ranked AS (
      SELECT id, number, updated_at AS "updatedAt",
             (ts_rank(to_tsvector('english', statement), to_tsquery('english', ${wholeWordQuery(words)}), 1)
              + CASE WHEN number = ${number} THEN 10 ELSE 0 END)::float8 AS rank
        FROM held)
    SELECT * FROM ranked ${from} ORDER BY rank ${turn}, number ${turn} LIMIT ${claimsPerPage + 1}`;
}

async function finish({
  workspaceId,
  read,
  place,
  write,
}: {
  workspaceId: WorkspaceId;
  read: Key[];
  place: Place<unknown> | null;
  write: (row: Key) => string;
}): Promise<Pick<ClaimList, "rows" | "newer" | "older">> {
  const { rows, hasNewer, hasOlder } = pageOf({ rows: read, size: claimsPerPage, place });
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: await readListed({ workspaceId, ids: rows.map(({ id }) => id) }),
    newer: hasNewer && first ? write(first) : null,
    older: hasOlder && last ? write(last) : null,
  };
}

async function countUpTo(where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM claim WHERE ${where} LIMIT ${countedUpTo + 1}) AS counted`;
  return row?.count ?? 0;
}

/** The rows of a page with everything that the list shows, in the order of the ids. */
async function readListed({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: string[] }): Promise<ListedClaim[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<ListedClaim[]>`
    WITH page AS MATERIALIZED (SELECT id, place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS listed (id, place)),
    member AS MATERIALIZED (
      SELECT page.id AS stands, page.id FROM page
      UNION ALL
      SELECT page.id, claim.id FROM page
        JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.merged_into_id = page.id)
    SELECT claim.id, claim.number, claim.statement, claim.state::text AS state, claim.type::text AS type,
           claim.check_worthiness::text AS "checkWorthiness", claim.updated_at AS "updatedAt", 
           CASE WHEN claimant.id IS NOT NULL THEN json_build_object('id', claimant.id, 'name', claimant.name) END AS claimant,
           (SELECT coalesce(stands.number, whole.number) FROM claim AS whole
              LEFT JOIN claim AS stands ON stands.workspace_id = ${workspaceId}::uuid AND stands.id = whole.merged_into_id
             WHERE whole.workspace_id = ${workspaceId}::uuid AND whole.id = claim.parent_id) AS "partOf",
           (SELECT count(*)::int FROM member
              JOIN claim AS part ON part.workspace_id = ${workspaceId}::uuid AND part.parent_id = member.id
                                AND part.merged_into_id IS DISTINCT FROM page.id
             WHERE member.stands = page.id) AS parts,
           (SELECT count(DISTINCT appearance.article_id)::int FROM member
              JOIN appearance ON appearance.workspace_id = ${workspaceId}::uuid AND appearance.claim_id = member.id
                             AND appearance.removed_at IS NULL
             WHERE member.stands = page.id) AS articles,
           (SELECT count(*)::int FROM member
              JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.claim_id = member.id
                           AND evidence.withdrawn_at IS NULL
             WHERE member.stands = page.id) AS evidence,
           (SELECT json_build_object('label', rating.label, 'value', rating.value,
                     'worst', (SELECT min(value) FROM rating AS step WHERE step.workspace_id = rating.workspace_id
                                AND step.scale_version_id = rating.scale_version_id),
                     'best', (SELECT max(value) FROM rating AS step WHERE step.workspace_id = rating.workspace_id
                               AND step.scale_version_id = rating.scale_version_id))
              FROM verdict
              JOIN rating ON rating.workspace_id = verdict.workspace_id AND rating.id = verdict.rating_id
             WHERE verdict.workspace_id = ${workspaceId}::uuid AND verdict.claim_id = claim.id
             ORDER BY verdict.number DESC LIMIT 1) AS verdict
      FROM page
      JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = page.id
      LEFT JOIN claimant ON claimant.workspace_id = claim.workspace_id AND claimant.id = claim.claimant_id
     ORDER BY page.place`;
}

function readNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function readChangeKey(text: string): TimeKey | null {
  const key = readTimeKey(text);
  return key && readNumber(key.tie) !== null ? key : null;
}

function readRankKey(text: string): RankKey | null {
  const [, rank, number] = /^(\d+(?:\.\d+)?(?:e-?\d+)?)~(\d{1,9})$/.exec(text) ?? [];
  return rank && number ? { rank: Number(rank), number: Number(number) } : null;
}
