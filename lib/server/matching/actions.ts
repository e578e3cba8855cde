"use server";

import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { articleMatchesSchema, listArticleMatches } from "@/lib/server/matching/article-matches";
import { holdApart, pairOfClaimsSchema, undoHoldApart } from "@/lib/server/matching/hold-apart";
import { listMatches, listMatchesSchema } from "@/lib/server/matching/list-matches";
import { workspaceAction } from "@/lib/server/workspace-action";

export const listMatchesAction = workspaceAction({
  input: listMatchesSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read") ? { ok: true, matches: await listMatches({ actor, ...input }) } : refuse("forbidden"),
});
export const listArticleMatchesAction = workspaceAction({ input: articleMatchesSchema, run: listArticleMatches });
export const holdApartAction = workspaceAction({ input: pairOfClaimsSchema, run: holdApart });
export const undoHoldApartAction = workspaceAction({ input: pairOfClaimsSchema, run: undoHoldApart });
