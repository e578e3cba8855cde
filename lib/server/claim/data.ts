import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

const brief = { id: true, number: true, statement: true, state: true, type: true } as const;

/** Verdicts of a claim, the newest first; only settled ones exist. */
const verdictsOf = {
  orderBy: { number: "desc" },
  select: {
    id: true,
    number: true,
    certainty: true,
    createdAt: true,
    rating: { select: { id: true, label: true, value: true } },
  },
} as const;

const appearancesOf = {
  where: { removedAt: null },
  orderBy: { createdAt: "asc" },
  select: {
    id: true,
    exact: true,
    createdAt: true,
    createdById: true,
    article: { select: { id: true, title: true, publisher: true, publishedOn: true, url: true } },
    /** Where it stands in the article's newest version. */
    anchors: {
      orderBy: { version: { number: "desc" } },
      take: 1,
      select: { id: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true },
    },
  },
} as const;

/**
 * A claim with what its page shows of its own: claimant, parent, parts with their verdicts, relations in both
 * directions, merges, appearances with their place in the newest version. Null where the workspace has no such claim.
 * The absorbed claims' appearances, parts and verdicts stand under `absorbed`: a reader gathers over the group.
 */
export async function getClaim({ workspaceId, claimId }: { workspaceId: WorkspaceId; claimId: string }) {
  return db.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    include: {
      claimant: true,
      parent: { select: brief },
      parts: {
        // One that went up into the whole again stands among the absorbed.
        where: { OR: [{ mergedIntoId: null }, { mergedIntoId: { not: claimId } }] },
        orderBy: { number: "asc" },
        select: { ...brief, mergedIntoId: true, verdicts: { ...verdictsOf, take: 1 } },
      },
      mergedInto: { select: brief },
      absorbed: {
        orderBy: { number: "asc" },
        select: {
          ...brief,
          appearances: appearancesOf,
          parts: { orderBy: { number: "asc" }, select: { ...brief, verdicts: { ...verdictsOf, take: 1 } } },
          verdicts: verdictsOf,
        },
      },
      relationsFrom: { orderBy: { createdAt: "asc" }, include: { to: { select: brief } } },
      relationsTo: { orderBy: { createdAt: "asc" }, include: { from: { select: brief } } },
      appearances: appearancesOf,
      verdicts: verdictsOf,
    },
  });
}

/** What `getClaim` answers. */
export type ClaimOfPage = NonNullable<Awaited<ReturnType<typeof getClaim>>>;

/** The ids of a claim's group: the claim that stands for it and all it has absorbed, whichever of them is given. */
export async function listClaimGroup({
  workspaceId,
  claimId,
}: {
  workspaceId: WorkspaceId;
  claimId: string;
}): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT member.id
      FROM claim given
      JOIN claim member ON member.workspace_id = given.workspace_id
       AND (member.id = coalesce(given.merged_into_id, given.id)
            OR member.merged_into_id = coalesce(given.merged_into_id, given.id))
     WHERE given.workspace_id = ${workspaceId}::uuid AND given.id = ${claimId}::uuid
     ORDER BY member.merged_into_id IS NOT NULL, member.id`;
  return rows.map(({ id }) => id);
}

/** A claim as it is drawn in an article: one row for each appearance, in the order of the text, orphans last. */
export type ClaimInArticle = {
  appearanceId: string;
  anchorId: string;
  claimId: string;
  number: number;
  statement: string;
  state: string;
  type: string;
  claimantName: string | null;
  /** The claim that stands for this one, where it was merged. */
  mergedInto: { id: string; number: number; statement: string; state: string } | null;
  /** The number of the claim that it is a part of; null where it is none's. */
  partOf: number | null;
  /** UTF-16 units into the version's text; null for an orphan. */
  start: number | null;
  end: number | null;
  exact: string;
  anchorState: "exact" | "moved" | "fuzzy" | "orphaned";
  confirmed: boolean;
};

/** The claims marked in one version of an article. */
export async function listClaimsOfArticle({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<ClaimInArticle[]> {
  return db.$queryRaw<ClaimInArticle[]>`
    SELECT appearance.id AS "appearanceId", anchor.id AS "anchorId", claim.id AS "claimId", claim.number,
           claim.statement, claim.state::text AS state, claim.type::text AS type, claimant.name AS "claimantName",
           CASE WHEN stands.id IS NOT NULL THEN json_build_object('id', stands.id, 'number', stands.number,
             'statement', stands.statement, 'state', stands.state) END AS "mergedInto",
           whole.number AS "partOf",
           anchor.start, anchor."end", anchor.exact, anchor.state::text AS "anchorState",
           anchor.confirmed_by_id IS NOT NULL AS confirmed
      FROM anchor
      JOIN appearance ON appearance.workspace_id = anchor.workspace_id AND appearance.id = anchor.appearance_id
      JOIN claim ON claim.workspace_id = appearance.workspace_id AND claim.id = appearance.claim_id
      LEFT JOIN claim stands ON stands.workspace_id = claim.workspace_id AND stands.id = claim.merged_into_id
      LEFT JOIN claim whole ON whole.workspace_id = claim.workspace_id AND whole.id = claim.parent_id
      LEFT JOIN claimant ON claimant.workspace_id = claim.workspace_id AND claimant.id = claim.claimant_id
     WHERE anchor.workspace_id = ${workspaceId}::uuid AND anchor.article_version_id = ${articleVersionId}::uuid
       AND appearance.removed_at IS NULL
     ORDER BY anchor.start NULLS LAST, anchor."end" DESC, claim.number`;
}
