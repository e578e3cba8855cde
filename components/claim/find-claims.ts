import { searchClaimsAction } from "@/lib/server/claim/actions";
import { listMatchesAction } from "@/lib/server/matching/actions";
import type { ClaimMatch } from "@/lib/server/matching/list-matches";

/** With fewer words a query names a claim, and with as many it says something that can be compared. */
const wordsToCompare = 4;

/** With so many claims that hold the words, those that only hold the letters are not looked for, which takes longer. */
const enough = 3;

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
  const isNumber = /^#?\d{1,9}$/u.test(query.trim());
  const says = query.trim().split(/\s+/u).length >= wordsToCompare;
  const answer = isNumber
    ? { ok: true as const, matches: [] }
    : await listMatchesAction(slug, { text: query, limit, ...(exceptId && { excludeClaimId: exceptId }) });
  if (!answer.ok) throw new Error(answer.reason);
  // How a claim stands to two or three words says nothing.
  const found = answer.matches.map((match) => ({ ...match, match: says ? match : null }));
  if (found.length >= enough) return found;
  const letters = await searchClaimsAction(slug, { query, limit });
  if (!letters.ok) throw new Error(letters.reason);
  const known = new Set([exceptId, ...found.map(({ claimId }) => claimId)]);
  const more = letters.claims.flatMap(({ id, ...claim }) =>
    known.has(id) ? [] : [{ ...claim, claimId: id, match: null }],
  );
  return [...found, ...more].slice(0, limit);
}
