import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { asOneLine } from "@/lib/domain/claim/claim-fields";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { breathe } from "@/lib/server/matching/breathe";
import { claimsByWording } from "@/lib/server/matching/claim-shelf";
import { relateClaims, type ClaimDifference, type ClaimKinship } from "@/lib/text/relate-claims";

/** A claim of the workspace that belongs to a text, and how. */
export type ClaimMatch = {
  claimId: string;
  number: number;
  statement: string;
  state: ClaimState;
  claimantName: string | null;
  /** Places in articles where it stands. */
  appearances: number;
  /** How the claim stands to the text: "narrower" means that the claim says more than the text does. */
  relation: ClaimKinship;
  /** What sets them apart, in words and as ranges: `one` into the text, `other` into the statement. */
  difference: ClaimDifference[];
  /** 0 to 1, comparable between texts; orders the pairs of a whole article. */
  likeness: number;
};

/** Texts that are looked up in one call; more are refused by the schema. */
export const mostTexts = 500;
/** Longest text in UTF-16 units; the rest of a longer one is not looked at. */
export const longestText = 2000;
/** Wordings looked at for each claim that is asked for: absorbed claims lead to the one that stands for them. */
const lookAt = 3;

export const listMatchesSchema = z.object({
  text: z
    .string()
    .max(10 * longestText)
    .transform((text) => asOneLine(text).slice(0, longestText)),
  limit: z.number().int().min(1).max(50).default(8),
  /** A claim that is not to be offered for itself; its whole group is left out. */
  excludeClaimId: z.uuid().optional(),
});

/** The claims of the workspace that say the same as a text, something narrower or broader, or something conflicting. */
export async function listMatches({
  actor,
  text,
  limit = 8,
  excludeClaimId,
}: {
  actor: Actor;
  text: string;
  limit?: number;
  excludeClaimId?: string | undefined;
}): Promise<ClaimMatch[]> {
  const [matches] = await listMatchesForTexts({
    actor,
    texts: [{ text, ...(excludeClaimId && { excludeClaimId }) }],
    limit,
  });
  return matches!;
}

/**
 * The same for many texts at once, one answer for each in their order. At most `mostTexts`.
 * @throws RangeError where there are more.
 */
export async function listMatchesForTexts({
  actor: { workspaceId },
  texts,
  limit = 3,
}: {
  actor: Actor;
  texts: readonly { text: string; excludeClaimId?: string }[];
  limit?: number;
}): Promise<ClaimMatch[][]> {
  if (texts.length > mostTexts) throw new RangeError(`At most ${mostTexts} texts are looked up at once.`);
  const index = await claimsByWording(workspaceId);
  const rest = breathe();
  const found: { id: string; likeness: number }[][] = [];
  for (const { text } of texts) {
    found.push(index.search({ text, limit: limit * lookAt + 1 }));
    await rest();
  }
  const wanted = new Set([
    ...found.flatMap((each) => each.map(({ id }) => id)),
    ...texts.flatMap(({ excludeClaimId }) => excludeClaimId ?? []),
  ]);
  const rows = await claimRows({ workspaceId, ids: [...wanted] });
  const answers: ClaimMatch[][] = [];
  for (const [at, { text, excludeClaimId }] of texts.entries()) {
    const except = excludeClaimId && (rows.get(excludeClaimId)?.claimId ?? excludeClaimId);
    answers.push(matchesOf({ text, found: found[at]!, rows, except, limit }));
    await rest();
  }
  return answers;
}

/** A wording in the index with the claim that stands for it. */
type Row = Omit<ClaimMatch, "relation" | "difference" | "likeness"> & { id: string; wording: string };

function matchesOf({
  text,
  found,
  rows,
  except,
  limit,
}: {
  text: string;
  found: { id: string; likeness: number }[];
  rows: Map<string, Row>;
  except: string | undefined;
  limit: number;
}): ClaimMatch[] {
  const matches = new Map<string, ClaimMatch>();
  for (const { id, likeness } of found) {
    if (matches.size === limit) break;
    const row = rows.get(id);
    // The index may know a claim that is gone by now.
    if (!row || row.claimId === except || matches.has(row.claimId)) continue;
    const { id: _id, wording, ...claim } = row;
    const { relation, differences } = relateClaims({ one: text, other: claim.statement });
    // An absorbed wording that says the same says so for the claim that stands for it.
    const isOwn = wording === claim.statement || relateClaims({ one: text, other: wording }).relation !== "same";
    matches.set(claim.claimId, {
      ...claim,
      likeness,
      ...(isOwn ? { relation, difference: differences } : { relation: "same" as const, difference: [] }),
    });
  }
  return [...matches.values()];
}

async function claimRows({
  workspaceId,
  ids,
}: {
  workspaceId: Actor["workspaceId"];
  ids: string[];
}): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT found.id, found.statement AS wording, stands.id AS "claimId", stands.number, stands.statement,
           stands.state::text AS state, claimant.name AS "claimantName",
           (SELECT count(*)::int FROM appearance
             WHERE appearance.workspace_id = ${workspaceId}::uuid AND appearance.removed_at IS NULL
               AND appearance.claim_id IN (SELECT member.id FROM claim member
                     WHERE member.workspace_id = ${workspaceId}::uuid
                       AND (member.id = stands.id OR member.merged_into_id = stands.id))) AS appearances
      FROM claim found
      JOIN claim stands ON stands.workspace_id = ${workspaceId}::uuid
       AND stands.id = coalesce(found.merged_into_id, found.id)
      LEFT JOIN claimant ON claimant.workspace_id = ${workspaceId}::uuid AND claimant.id = stands.claimant_id
     WHERE found.workspace_id = ${workspaceId}::uuid AND found.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
