"use server";

import { z } from "zod";
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

export const decidePassageAction = workspaceAction({ input: decidePassageSchema, run: decidePassage });
export const undoDecisionAction = workspaceAction({ input: decisionSchema, run: undoDecision });
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
