import type { Tx } from "@/lib/db/client";
import { claimParts } from "@/lib/domain/suggestion/claim-parts";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { snapToGraphemes, type TextRange } from "@/lib/text/grapheme";
import { selectorOf } from "@/lib/text/quote-selector";
import { wordSimilarity } from "@/lib/text/word-similarity";

/** A place where an article makes the claim that is being split. */
export type PlaceOfWhole = { articleId: string; versionId: string; text: string; start: number; end: number };

/** From this likeness on a stretch of the passage is where a part stands. */
const standsThere = 0.5;

/**
 * Where a part of a claim stands within the words that make the whole: the clause that is likest to it, or all of them
 * where no clause is like it. UTF-16 units of the passage.
 */
export function rangeOfPart({ passage, statement }: { passage: string; statement: string }): TextRange {
  const whole = { start: 0, end: passage.length };
  let best: TextRange = whole;
  let likest = standsThere;
  for (const { start, end, wording } of claimParts(passage)) {
    const like = Math.max(wordSimilarity(wording, statement), wordSimilarity(passage.slice(start, end), statement));
    if (like > likest) {
      likest = like;
      best = { start, end };
    }
  }
  return best;
}

/** The places of a claim in the newest version of each article that makes it. */
export async function placesOfWhole(
  tx: Tx,
  { workspaceId, claimId }: { workspaceId: string; claimId: string },
): Promise<PlaceOfWhole[]> {
  return tx.$queryRaw<PlaceOfWhole[]>`
    SELECT appearance.article_id AS "articleId", version.id AS "versionId", version.text, anchor.start, anchor."end"
      FROM appearance
      JOIN LATERAL (SELECT id, text FROM article_version
                     WHERE workspace_id = ${workspaceId}::uuid AND article_id = appearance.article_id
                     ORDER BY number DESC LIMIT 1) AS version ON true
      JOIN anchor ON anchor.workspace_id = ${workspaceId}::uuid AND anchor.appearance_id = appearance.id
       AND anchor.article_version_id = version.id AND anchor.start IS NOT NULL
     WHERE appearance.workspace_id = ${workspaceId}::uuid AND appearance.claim_id = ${claimId}::uuid
       AND appearance.removed_at IS NULL
     ORDER BY appearance.id`;
}

/**
 * Writes that articles make a part wherever they make the whole. No decision is written: the passage is decided by the
 * whole's, and stays so when the parts are joined again.
 */
export async function placePart(
  tx: Tx,
  {
    workspaceId,
    claimId,
    statement,
    places,
    userId,
    now,
  }: {
    workspaceId: string;
    claimId: string;
    statement: string;
    places: readonly PlaceOfWhole[];
    userId: string;
    now: Date;
  },
): Promise<void> {
  for (const { articleId, versionId, text, start, end } of places) {
    const within = rangeOfPart({ passage: text.slice(start, end), statement });
    const range = snapToGraphemes({ text, start: start + within.start, end: start + within.end });
    const quote = selectorOf({ text, ...range });
    const appearanceId = uuidv7();
    await tx.appearance.create({
      data: {
        workspaceId,
        id: appearanceId,
        claimId,
        articleId,
        exact: quote.exact,
        createdById: userId,
        createdAt: now,
      },
    });
    await tx.anchor.create({
      data: {
        ...quote,
        ...range,
        workspaceId,
        appearanceId,
        articleVersionId: versionId,
        state: "exact",
        confirmedById: userId,
        createdAt: now,
      },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.appeared",
      objectType: "claim",
      objectId: claimId,
      detail: { articleId, appearanceId, ...range, articleVersionId: versionId },
      now,
    });
  }
}
