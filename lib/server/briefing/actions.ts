"use server";

import {
  archiveBriefingSchema,
  changeBriefingSchema,
  createBriefingSchema,
} from "@/lib/domain/briefing/briefing-input";
import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import {
  briefingRowIdsSchema,
  readBriefingRows,
  searchCards,
  searchCardsSchema,
} from "@/lib/server/briefing/briefing-rows";
import { archiveBriefing, changeBriefing, createBriefing } from "@/lib/server/briefing/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const createBriefingAction = workspaceAction({ input: createBriefingSchema, run: createBriefing });
export const changeBriefingAction = workspaceAction({ input: changeBriefingSchema, run: changeBriefing });
export const archiveBriefingAction = workspaceAction({ input: archiveBriefingSchema, run: archiveBriefing });

/** For cards and citations that somebody else has just put in. */
export const readBriefingRowsAction = workspaceAction({
  input: briefingRowIdsSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read")
      ? { ok: true as const, rows: await readBriefingRows({ workspaceId: actor.workspaceId, ids: input }) }
      : refuse("forbidden"),
});

export const searchCardsAction = workspaceAction({
  input: searchCardsSchema,
  run: async ({ actor, input: { query } }) =>
    can(actor, "workspace.read")
      ? { ok: true as const, claims: await searchCards({ workspaceId: actor.workspaceId, query }) }
      : refuse("forbidden"),
});
