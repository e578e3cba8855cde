import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { uuidv7 } from "@/lib/platform/uuidv7";
import type { CurrentVersion } from "@/lib/server/article/current-version";

/** What was proposed, as the split view names it. */
export const suggestionSchema = z
  .object({
    key: z.string().regex(/^[0-9a-f]{16}$/u),
    /** UTF-16 units of the version's text, end exclusive. */
    start: z.number().int().min(0),
    end: z.number().int().min(1),
  })
  .refine(({ start, end }) => end > start);

/**
 * Writes what somebody answered to a suggestion, inside the transaction that carries it out and after
 * `holdCurrentVersion`. Refuses `already_answered` where anybody has, in this version or, for the same words, before.
 */
export async function answerSuggestion(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    version,
    suggestion: { key, start, end },
    kind,
    claimId,
    decisionId,
    now,
  }: {
    actor: Actor;
    version: CurrentVersion;
    suggestion: z.output<typeof suggestionSchema>;
    kind: "taken" | "edited" | "matched" | "rejected";
    claimId: string | null;
    decisionId: string | null;
    now: Date;
  },
): Promise<Outcome<{ answerId: string }, "range_outside" | "already_answered">> {
  if (end > version.text.length) return refuse("range_outside");
  const standing = await tx.suggestionAnswer.findFirst({
    where: {
      workspaceId,
      key,
      undoneAt: null,
      OR: [
        { articleVersionId: version.id, start, end },
        { version: { articleId: version.articleId, number: { lt: version.number } } },
      ],
    },
    select: { id: true },
  });
  if (standing) return refuse("already_answered");
  const answerId = uuidv7();
  await tx.suggestionAnswer.create({
    data: {
      workspaceId,
      id: answerId,
      articleVersionId: version.id,
      key,
      start,
      end,
      kind,
      claimId,
      decisionId,
      byId: userId,
      createdAt: now,
    },
  });
  return { ok: true, answerId };
}
