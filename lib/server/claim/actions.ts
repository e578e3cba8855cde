"use server";

import { tellSplit } from "@/lib/collab/registry";
import type { Actor } from "@/lib/domain/actor";
import type { Mark } from "@/lib/domain/claim/claim-fields";
import { can } from "@/lib/domain/permission/can";
import { refuse } from "@/lib/domain/outcome";
import {
  appearanceSchema,
  attachAppearance,
  attachAppearanceSchema,
  removeAppearance,
  restoreAppearance,
} from "@/lib/server/claim/appearances";
import { mergeClaims, mergeClaimsSchema, unmergeClaim, unmergeClaimSchema } from "@/lib/server/claim/merge-claims";
import {
  claimOfPartsSchema,
  joinParts,
  joinPartsSchema,
  listPartsToJoin,
  unjoinParts,
  unjoinPartsSchema,
} from "@/lib/server/claim/join-parts";
import { getMergePreview, mergePreviewSchema } from "@/lib/server/claim/merge-preview";
import { splitClaim, splitClaimSchema } from "@/lib/server/claim/split-claim";
import {
  createClaim,
  createClaimSchema,
  editClaim,
  editClaimSchema,
  setParent,
  setParentSchema,
} from "@/lib/server/claim/mutations";
import {
  relateClaims,
  relateClaimsSchema,
  unrelateClaims,
  unrelateClaimsSchema,
} from "@/lib/server/claim/relate-claims";
import {
  searchClaimants,
  searchClaimantsSchema,
  searchClaims,
  searchClaimsSchema,
} from "@/lib/server/claim/search-claims";
import { workspaceAction } from "@/lib/server/workspace-action";

/** Whoever has the version open passage by passage sees the mark at once. */
function tellOfMark({ workspaceId }: Actor, { articleVersionId, start, end }: Mark): void {
  tellSplit({ workspaceId, articleVersionId, start, end, tab: null });
}

export const createClaimAction = workspaceAction({
  input: createClaimSchema,
  run: async (call) => {
    const answer = await createClaim(call);
    if (answer.ok && call.input.mark) tellOfMark(call.actor, call.input.mark);
    return answer;
  },
});
export const editClaimAction = workspaceAction({ input: editClaimSchema, run: editClaim });
export const setParentAction = workspaceAction({ input: setParentSchema, run: setParent });
export const attachAppearanceAction = workspaceAction({
  input: attachAppearanceSchema,
  run: async (call) => {
    const answer = await attachAppearance(call);
    if (answer.ok) tellOfMark(call.actor, call.input.mark);
    return answer;
  },
});
export const removeAppearanceAction = workspaceAction({ input: appearanceSchema, run: removeAppearance });
export const restoreAppearanceAction = workspaceAction({ input: appearanceSchema, run: restoreAppearance });
export const relateClaimsAction = workspaceAction({ input: relateClaimsSchema, run: relateClaims });
export const unrelateClaimsAction = workspaceAction({ input: unrelateClaimsSchema, run: unrelateClaims });
export const mergeClaimsAction = workspaceAction({ input: mergeClaimsSchema, run: mergeClaims });
export const unmergeClaimAction = workspaceAction({ input: unmergeClaimSchema, run: unmergeClaim });
export const mergePreviewAction = workspaceAction({ input: mergePreviewSchema, run: getMergePreview });
export const splitClaimAction = workspaceAction({ input: splitClaimSchema, run: splitClaim });
export const joinPartsAction = workspaceAction({ input: joinPartsSchema, run: joinParts });
export const unjoinPartsAction = workspaceAction({ input: unjoinPartsSchema, run: unjoinParts });

export const listPartsToJoinAction = workspaceAction({ input: claimOfPartsSchema, run: listPartsToJoin });

export const searchClaimsAction = workspaceAction({
  input: searchClaimsSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read") ? { ok: true, claims: await searchClaims({ actor, input }) } : refuse("forbidden"),
});

export const searchClaimantsAction = workspaceAction({
  input: searchClaimantsSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read")
      ? { ok: true, claimants: await searchClaimants({ actor, input }) }
      : refuse("forbidden"),
});
