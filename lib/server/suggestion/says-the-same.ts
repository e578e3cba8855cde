import type { Actor } from "@/lib/domain/actor";
import { listMatches } from "@/lib/server/matching/list-matches";
import type { SplitItem } from "@/lib/server/suggestion/split-item";

/** Claims that are compared with a draft, where the page and where the server asks. */
export const mostLookedAt = 6;

/** Whether a suggestion that is taken as it stands, by somebody who was not shown what is alike, repeats a claim. */
export async function saysTheSame({ actor, item }: { actor: Actor; item: SplitItem }): Promise<boolean> {
  if (item.act !== "take" || item.isEdited || item.isAsked) return false;
  const matches = await listMatches({ actor, text: item.fields.statement, limit: mostLookedAt });
  return matches.some(({ relation }) => relation === "same");
}
