import type { Actor } from "@/lib/domain/actor";
import {
  attachAppearanceAction,
  createClaimAction,
  editClaimAction,
  mergeClaimsAction,
  relateClaimsAction,
  removeAppearanceAction,
  restoreAppearanceAction,
  searchClaimantsAction,
  searchClaimsAction,
  setParentAction,
  unmergeClaimAction,
  unrelateClaimsAction,
} from "@/lib/server/claim/actions";
import { removeAppearance } from "@/lib/server/claim/appearances";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { relateClaims } from "@/lib/server/claim/relate-claims";
import { db } from "@/lib/db/client";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

async function twoClaims(actor: Actor): Promise<[string, string]> {
  const first = await makeClaim({ actor });
  const second = await makeClaim({ actor, statement: "Thornby General will lose 30 beds." });
  return [first.claimId, second.claimId];
}

const exact = "40 beds by April";

async function appearance(actor: Actor): Promise<{ appearanceId: string }> {
  const { claimId } = await makeClaim({ actor, at: { article: await makeArticle({ actor }), exact } });
  const { workspaceId } = actor;
  return { appearanceId: (await db.appearance.findFirstOrThrow({ where: { workspaceId, claimId } })).id };
}

export const claimDoors = {
  createClaimAction: action(createClaimAction, {
    capability: "claim.create",
    actsOnOwn: true,
    prepare: () => ({ statement: "Waiting times have doubled since 2019." }),
  }),
  editClaimAction: action(editClaimAction, {
    capability: "claim.edit",
    prepare: async (actor) => ({ claimId: (await makeClaim({ actor })).claimId, checkWorthiness: "high" as const }),
  }),
  setParentAction: action(setParentAction, {
    capability: "claim.edit",
    prepare: async (actor) => {
      const [claimId, parentId] = await twoClaims(actor);
      return { claimId, parentId };
    },
  }),
  attachAppearanceAction: action(attachAppearanceAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const { versionId, text } = await makeArticle({ actor });
      const { claimId } = await makeClaim({ actor });
      const start = text.indexOf(exact);
      return { claimId, mark: { articleVersionId: versionId, start, end: start + exact.length, exact } };
    },
  }),
  removeAppearanceAction: action(removeAppearanceAction, { capability: "passage.decide", prepare: appearance }),
  restoreAppearanceAction: action(restoreAppearanceAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const input = await appearance(actor);
      succeeded(await removeAppearance({ actor, input, now }));
      return input;
    },
  }),
  relateClaimsAction: action(relateClaimsAction, {
    capability: "claim.relate",
    prepare: async (actor) => {
      const [fromClaimId, toClaimId] = await twoClaims(actor);
      return { fromClaimId, toClaimId, kind: "contradicts" as const };
    },
  }),
  unrelateClaimsAction: action(unrelateClaimsAction, {
    capability: "claim.relate",
    prepare: async (actor) => {
      const [fromClaimId, toClaimId] = await twoClaims(actor);
      const made = await relateClaims({ actor, input: { fromClaimId, toClaimId, kind: "narrows" }, now });
      return { relationId: succeeded(made).relationId };
    },
  }),
  mergeClaimsAction: action(mergeClaimsAction, {
    capability: "claim.merge",
    prepare: async (actor) => {
      const [absorbedId, intoId] = await twoClaims(actor);
      return { absorbedId, intoId };
    },
  }),
  unmergeClaimAction: action(unmergeClaimAction, {
    capability: "claim.merge",
    prepare: async (actor) => {
      const [absorbedId, intoId] = await twoClaims(actor);
      succeeded(await mergeClaims({ actor, input: { absorbedId, intoId }, now }));
      return { absorbedId };
    },
  }),
  searchClaimsAction: action(searchClaimsAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ query: "beds" }),
  }),
  searchClaimantsAction: action(searchClaimantsAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ query: "trust" }),
  }),
} satisfies Record<string, Door>;
