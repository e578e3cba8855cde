"use server";

import { z } from "zod";
import { tellSplit } from "@/lib/collab/registry";
import { decidePassageSchema } from "@/lib/domain/article/passage-decision";
import { can } from "@/lib/domain/permission/can";
import { refuse } from "@/lib/domain/outcome";
import {
  confirmAnchor,
  confirmAnchorSchema,
  confirmDecision,
  confirmDecisionSchema,
} from "@/lib/server/passage/anchors";
import { getReaderMarks } from "@/lib/server/passage/data";
import { decidePassage, decisionSchema, undoDecision } from "@/lib/server/passage/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const decidePassageAction = workspaceAction({
  input: decidePassageSchema,
  run: async (call) => {
    const answer = await decidePassage(call);
    const { articleVersionId, start, end } = call.input;
    if (answer.ok) tellSplit({ workspaceId: call.actor.workspaceId, articleVersionId, start, end, tab: null });
    return answer;
  },
});
export const undoDecisionAction = workspaceAction({
  input: decisionSchema,
  run: async (call) => {
    const answer = await undoDecision(call);
    if (answer.ok) tellSplit({ workspaceId: call.actor.workspaceId, ...answer, tab: null });
    return answer;
  },
});
export const confirmAnchorAction = workspaceAction({ input: confirmAnchorSchema, run: confirmAnchor });
export const confirmDecisionAction = workspaceAction({ input: confirmDecisionSchema, run: confirmDecision });

/** What is drawn over a version now: for showing what others did meanwhile without reading the text again. */
export const loadMarksAction = workspaceAction({
  input: z.object({ articleVersionId: z.uuid() }),
  run: async ({ actor, input: { articleVersionId } }) => {
    if (!can(actor, "workspace.read")) return refuse("forbidden");
    const marks = await getReaderMarks({ workspaceId: actor.workspaceId, articleVersionId });
    return marks ? { ok: true as const, marks } : refuse("not_found");
  },
});
