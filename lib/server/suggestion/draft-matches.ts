import type { Actor } from "@/lib/domain/actor";
import { isWorthTelling } from "@/lib/domain/claim/worth-offering";
import { listMatchesForTexts, type ClaimMatch } from "@/lib/server/matching/list-matches";
import type { SplitItem } from "@/lib/server/suggestion/split-item";

/** Claims that are compared with a draft. */
const mostLookedAt = 6;
const mostTold = 3;

/**
 * Claims of the workspace that drafts may repeat, at most three for each, in their order. How a claim stands to a wording
 * is a first guess at any two claims; what is not like enough is left out.
 */
export async function listDraftMatches({
  actor,
  texts,
}: {
  actor: Actor;
  texts: readonly string[];
}): Promise<ClaimMatch[][]> {
  const found = await listMatchesForTexts({ actor, texts: texts.map((text) => ({ text })), limit: mostLookedAt });
  return found.map((each) => each.filter(isWorthTelling).slice(0, mostTold));
}

/** Whether a suggestion that is taken as it stands, by somebody who was not shown what is alike, repeats a claim. */
export async function saysTheSame({ actor, item }: { actor: Actor; item: SplitItem }): Promise<boolean> {
  if (item.act !== "take" || item.isEdited || item.isAsked) return false;
  const [matches] = await listDraftMatches({ actor, texts: [item.fields.statement] });
  return matches!.some(({ relation }) => relation === "same");
}
