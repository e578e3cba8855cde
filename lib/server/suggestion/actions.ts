"use server";

import { z } from "zod";
import { tellSplit } from "@/lib/collab/registry";
import { can } from "@/lib/domain/permission/can";
import { refuse } from "@/lib/domain/outcome";
import { longestText } from "@/lib/server/matching/list-matches";
import { getStretch, findVersion } from "@/lib/server/suggestion/data";
import { decideItems } from "@/lib/server/suggestion/decide-items";
import { decideItemsSchema, placeOf, spanOf } from "@/lib/server/suggestion/split-item";
import { listDraftMatches } from "@/lib/server/suggestion/draft-matches";
import { listProposals } from "@/lib/server/suggestion/proposal-page";
import { undoItems, undoItemsSchema } from "@/lib/server/suggestion/undo-items";
import { workspaceAction } from "@/lib/server/workspace-action";

/** What is proposed for a page of passages. */
export const loadProposalsAction = workspaceAction({
  input: z.object({ articleVersionId: z.uuid(), from: z.number().int().min(0) }),
  run: async ({ actor, input }) => {
    if (!can(actor, "workspace.read")) return refuse("forbidden");
    const page = await listProposals({ workspaceId: actor.workspaceId, ...input });
    return page ? { ok: true as const, ...page } : refuse("not_found");
  },
});

/** What people have done in a stretch of a version by now. */
export const loadStretchAction = workspaceAction({
  input: z.object({ articleVersionId: z.uuid(), start: z.number().int().min(0), end: z.number().int().min(1) }),
  run: async ({ actor, input }) => {
    if (!can(actor, "workspace.read")) return refuse("forbidden");
    const { workspaceId } = actor;
    const version = await findVersion({ workspaceId, articleVersionId: input.articleVersionId });
    if (!version) return refuse("not_found");
    return { ok: true as const, stretch: await getStretch({ workspaceId, ...input }), ...version };
  },
});

/** Claims of the workspace that drafts may repeat, at most three for each. */
export const loadSuggestionMatchesAction = workspaceAction({
  input: z.object({ texts: z.array(z.string().max(longestText)).max(100) }),
  run: async ({ actor, input: { texts } }) => {
    if (!can(actor, "workspace.read")) return refuse("forbidden");
    const matches = (await listDraftMatches({ actor, texts })).map((each) =>
      each.map(({ claimId, number, statement, relation, difference }) => ({
        claimId,
        number,
        statement,
        relation,
        difference: difference.map(({ words }) => words),
      })),
    );
    return { ok: true as const, matches };
  },
});

/** Names one tab of one person, so that it is not told of what it did itself. */
const tab = z.uuid();

/** Carries out decisions of the split view, tells everybody who has it open, and answers what stands there now. */
export const decideItemsAction = workspaceAction({
  input: decideItemsSchema.extend({ tab }),
  run: async (call) => {
    const answer = await decideItems(call);
    if (!answer.ok) return answer;
    const { workspaceId } = call.actor;
    const place = { articleVersionId: call.input.articleVersionId, ...spanOf(call.input.items.map(placeOf)) };
    if (answer.outcomes.some(({ ok }) => ok)) tellSplit({ workspaceId, ...place, tab: call.input.tab });
    return { ...answer, ...place, stretch: await getStretch({ workspaceId, ...place }) };
  },
});

/** Takes decisions back, tells everybody who has the version open, and answers what stands there now. */
export const undoItemsAction = workspaceAction({
  input: undoItemsSchema.extend({
    articleVersionId: z.uuid(),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    tab,
  }),
  run: async (call) => {
    const answer = await undoItems(call);
    if (!answer.ok) return answer;
    const { workspaceId } = call.actor;
    const { articleVersionId, start, end } = call.input;
    tellSplit({ workspaceId, articleVersionId, start, end, tab: call.input.tab });
    return { ...answer, start, end, stretch: await getStretch({ workspaceId, articleVersionId, start, end }) };
  },
});
