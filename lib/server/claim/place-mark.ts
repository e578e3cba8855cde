import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Mark } from "@/lib/domain/claim/claim-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { holdCurrentVersion } from "@/lib/server/article/current-version";
import { supersedeDecisions } from "@/lib/server/passage/supersede-decisions";
import { snapToGraphemes } from "@/lib/text/grapheme";
import { selectorOf } from "@/lib/text/quote-selector";

export type PlacedMark = {
  articleId: string;
  appearanceId: string;
  decisionId: string;
  start: number;
  end: number;
};

/**
 * Writes that an article makes a claim, and where: an appearance, its anchor and the decision "claim" over the same run
 * of the text, widened to whole characters. Refuses `stale_version` where the article has a newer version,
 * `wording_differs` where other words stand there than the person saw, and `already_marked` where this claim is
 * marked over exactly this run.
 */
export async function placeMark(
  tx: Tx,
  { actor, claimId, mark, now }: { actor: Actor; claimId: string; mark: Mark; now: Date },
): Promise<Outcome<{ placed: PlacedMark }, "not_found" | "stale_version" | "wording_differs" | "already_marked">> {
  const { workspaceId, userId } = actor;
  const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId: mark.articleVersionId });
  if (!held.ok) return held;
  const { version } = held;
  if (version.text.slice(mark.start, mark.end) !== mark.exact) return refuse("wording_differs");
  const { start, end } = snapToGraphemes({ text: version.text, start: mark.start, end: mark.end });
  const quote = selectorOf({ text: version.text, start, end });

  const same = await tx.anchor.findFirst({
    where: { workspaceId, articleVersionId: version.id, start, end, appearance: { claimId, removedAt: null } },
    select: { id: true },
  });
  if (same) return refuse("already_marked");

  const appearanceId = uuidv7();
  const decisionId = uuidv7();
  await tx.appearance.create({
    data: {
      workspaceId,
      id: appearanceId,
      claimId,
      articleId: version.articleId,
      exact: quote.exact,
      createdById: userId,
      createdAt: now,
    },
  });
  await tx.anchor.create({
    data: {
      ...quote,
      workspaceId,
      appearanceId,
      articleVersionId: version.id,
      start,
      end,
      state: "exact",
      confirmedById: userId,
      createdAt: now,
    },
  });
  await supersedeDecisions(tx, { workspaceId, articleVersionId: version.id, start, end, now });
  await tx.passageDecision.create({
    data: {
      workspaceId,
      id: decisionId,
      articleVersionId: version.id,
      start,
      end,
      disposition: "claim",
      claimId,
      byId: userId,
      createdAt: now,
    },
  });
  return { ok: true, placed: { articleId: version.articleId, appearanceId, decisionId, start, end } };
}
