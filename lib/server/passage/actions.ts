"use server";

import { decidePassageSchema } from "@/lib/domain/article/passage-decision";
import { decidePassage, decisionSchema, undoDecision } from "@/lib/server/passage/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const decidePassageAction = workspaceAction({ input: decidePassageSchema, run: decidePassage });
export const undoDecisionAction = workspaceAction({ input: decisionSchema, run: undoDecision });
