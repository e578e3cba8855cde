"use server";

import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { listMatches, listMatchesSchema } from "@/lib/server/matching/list-matches";
import { workspaceAction } from "@/lib/server/workspace-action";

export const listMatchesAction = workspaceAction({
  input: listMatchesSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read") ? { ok: true, matches: await listMatches({ actor, ...input }) } : refuse("forbidden"),
});
