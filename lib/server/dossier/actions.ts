"use server";

import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { dossierRowIdsSchema, readDossierRows } from "@/lib/server/dossier/rows";
import { workspaceAction } from "@/lib/server/workspace-action";

/** For nodes that somebody else has just put in. */
export const readDossierRowsAction = workspaceAction({
  input: dossierRowIdsSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read")
      ? { ok: true as const, rows: await readDossierRows({ workspaceId: actor.workspaceId, ids: input }) }
      : refuse("forbidden"),
});
