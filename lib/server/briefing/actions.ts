"use server";

import {
  archiveBriefingSchema,
  changeBriefingSchema,
  createBriefingSchema,
} from "@/lib/domain/briefing/briefing-input";
import { archiveBriefing, changeBriefing, createBriefing } from "@/lib/server/briefing/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const createBriefingAction = workspaceAction({ input: createBriefingSchema, run: createBriefing });
export const changeBriefingAction = workspaceAction({ input: changeBriefingSchema, run: changeBriefing });
export const archiveBriefingAction = workspaceAction({ input: archiveBriefingSchema, run: archiveBriefing });
