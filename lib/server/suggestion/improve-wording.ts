import { z } from "zod";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { maxStatementLength } from "@/lib/domain/claim/claim-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { askForWording, wordingAnswerSchema } from "@/lib/domain/suggestion/better-wording";
import { askModel, modelSettings, type ModelLimits, type ModelRefusal } from "@/lib/platform/model-client";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";
import { suggestionSchema } from "@/lib/server/suggestion/answer-suggestion";
import { countModelCall } from "@/lib/server/suggestion/model-limits";
import { softwareAgent } from "@/lib/server/suggestion/worded-with";
import type { RouteRefusal } from "@/lib/server/workspace-route";
import { withoutAtoms } from "@/lib/text/without-atoms";

export const improveWordingSchema = z.object({
  articleVersionId: z.uuid(),
  suggestion: suggestionSchema,
  /** The draft as it stands in the card or in the form. */
  draft: z.string().trim().min(1).max(maxStatementLength),
});

export type ImproveRefusal = "forbidden" | "not_found" | "range_outside" | "no_model" | "too_many_asked" | ModelRefusal;

/** What the split view is told by the route. */
export type WordingAnswer =
  Outcome<{ statement: string; model: string; recordSeq: number }, ImproveRefusal | "too_large"> | RouteRefusal;

/**
 * Asks the configured model for a better wording of a draft. Nothing is changed by it but the record, which tells every
 * call: which model, where, and digests of what was asked and answered. The proposal is for a person to look at.
 */
export async function improveWording({
  actor,
  input: { articleVersionId, suggestion, draft },
  now,
  signal,
  limits = {},
}: {
  actor: Actor;
  input: z.output<typeof improveWordingSchema>;
  now: Date;
  /** Stops the call; what was sent by then is on record all the same. */
  signal?: AbortSignal | undefined;
  limits?: Partial<ModelLimits>;
}): Promise<Outcome<{ statement: string; model: string; recordSeq: number }, ImproveRefusal>> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "passage.decide")) return refuse("forbidden");
  const settings = modelSettings();
  if (!settings) return refuse("no_model");
  const version = await db.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleVersionId } },
    select: { articleId: true, text: true },
  });
  if (!version) return refuse("not_found");
  const task = await surroundingsOf({ workspaceId, articleVersionId, text: version.text, start: suggestion.start });
  if (!task || suggestion.end > version.text.length) return refuse("range_outside");
  if (signal?.aborted) return refuse("aborted");
  if (!(await countModelCall(userId))) return refuse("too_many_asked");

  // Outside of any transaction: a model takes seconds.
  const asked = await askModel({
    settings,
    messages: askForWording({ ...task, draft: withoutAtoms(draft) }),
    answer: wordingAnswerSchema,
    limits,
    signal,
  });
  const digest = (text: string) => saltedDigest({ workspaceId, text });
  const { seq } = await transact(async (tx) => {
    const link = await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "wording.asked",
      objectType: "article",
      objectId: version.articleId,
      detail: {
        ...softwareAgent(settings.name),
        articleVersionId,
        ...suggestion,
        draft: digest(draft),
        ...(asked.ok ? { proposal: digest(asked.answer.statement) } : { refused: asked.reason }),
      },
      now,
    });
    return { ok: true as const, ...link };
  });
  if (!asked.ok) return asked;
  return { ok: true, statement: asked.answer.statement, model: settings.name, recordSeq: seq };
}

/** The passage at an offset and those beside it; null where no passage holds it. */
async function surroundingsOf({
  workspaceId,
  articleVersionId,
  text,
  start,
}: {
  workspaceId: Actor["workspaceId"];
  articleVersionId: string;
  text: string;
  start: number;
}): Promise<{ passage: string; before: string; after: string } | null> {
  const here = await db.passage.findFirst({
    where: { workspaceId, articleVersionId, start: { lte: start }, end: { gt: start } },
    select: { index: true },
  });
  if (!here) return null;
  const rows = await db.passage.findMany({
    where: { workspaceId, articleVersionId, index: { gte: here.index - 2, lte: here.index + 1 } },
    select: { index: true, start: true, end: true },
    orderBy: { index: "asc" },
  });
  const words = (isWanted: (index: number) => boolean) =>
    withoutAtoms(
      rows
        .filter(({ index }) => isWanted(index))
        .map((row) => text.slice(row.start, row.end))
        .join(" "),
    );
  return {
    passage: words((index) => index === here.index),
    before: words((index) => index < here.index),
    after: words((index) => index > here.index),
  };
}
