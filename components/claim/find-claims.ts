import { searchClaimsAction } from "@/lib/server/claim/actions";
import { listMatchesAction } from "@/lib/server/matching/actions";
import type { ClaimMatch } from "@/lib/server/matching/list-matches";

/** With fewer words a query names a claim, and with as many it says something that can be compared. */
const wordsToCompare = 4;

/** A claim found by words or number; `match` says how it stands to the words where they say something. */
export type ListedClaim = Pick<ClaimMatch, "claimId" | "number" | "statement" | "state" | "claimantName"> & {
  match: ClaimMatch | null;
};

/**
 * Claims by their number, by a few letters, or by what they say: those that say the like first, then those that hold the
 * letters. Throws the reason where the server refuses.
 */
export async function findClaims({
  slug,
  query,
  limit,
  exceptId,
}: {
  slug: string;
  query: string;
  limit: number;
  exceptId?: string | undefined;
}): Promise<ListedClaim[]> {
  const says = query.trim().split(/\s+/u).length >= wordsToCompare;
  const [matches, letters] = await Promise.all([
    says
      ? listMatchesAction(slug, { text: query, limit, ...(exceptId && { excludeClaimId: exceptId }) })
      : { ok: true as const, matches: [] },
    says ? { ok: true as const, claims: [] } : searchClaimsAction(slug, { query, limit }),
  ]);
  if (!matches.ok) throw new Error(matches.reason);
  if (!letters.ok) throw new Error(letters.reason);
  return [
    ...matches.matches.map((match) => ({ ...match, match })),
    ...letters.claims
      .filter(({ id }) => id !== exceptId)
      .map(({ id, ...claim }) => ({ ...claim, claimId: id, match: null })),
  ];
}
