import type { Actor } from "@/lib/domain/actor";
import {
  attachAppearanceAction,
  createClaimAction,
  editClaimAction,
  joinPartsAction,
  listPartsToJoinAction,
  mergeClaimsAction,
  mergePreviewAction,
  relateClaimsAction,
  removeAppearanceAction,
  restoreAppearanceAction,
  searchClaimantsAction,
  searchClaimsAction,
  setParentAction,
  splitClaimAction,
  unjoinPartsAction,
  unmergeClaimAction,
  unrelateClaimsAction,
} from "@/lib/server/claim/actions";
import { removeAppearance } from "@/lib/server/claim/appearances";
import { joinParts } from "@/lib/server/claim/join-parts";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { relateClaims } from "@/lib/server/claim/relate-claims";
import { splitClaim } from "@/lib/server/claim/split-claim";
import {
  holdApartAction,
  listArticleMatchesAction,
  listMatchesAction,
  undoHoldApartAction,
} from "@/lib/server/matching/actions";
import { holdApart } from "@/lib/server/matching/hold-apart";
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

/** A claim with two parts. */
async function split(actor: Actor): Promise<{ claimId: string; parts: string[] }> {
  const { claimId, statement } = await makeClaim({ actor });
  const parts = ["Thornby General will lose beds.", "The beds will be lost by April 2026."];
  const made = succeeded(await splitClaim({ actor, input: { claimId, statement, parts }, now }));
  return { claimId, parts: made.parts.map((part) => part.claimId) };
}

const asExpected = (parts: string[]) => parts.map((id) => ({ id, fate: "joined" as const }));

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
  mergePreviewAction: action(mergePreviewAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const [absorbedId, intoId] = await twoClaims(actor);
      return { absorbedId, intoId };
    },
  }),
  splitClaimAction: action(splitClaimAction, {
    capability: "claim.edit",
    prepare: async (actor) => {
      const { claimId, statement } = await makeClaim({ actor });
      return { claimId, statement, parts: ["Thornby General will lose beds."] };
    },
  }),
  joinPartsAction: action(joinPartsAction, {
    capability: "claim.edit",
    prepare: async (actor) => {
      const { claimId, parts } = await split(actor);
      return { claimId, expected: asExpected(parts) };
    },
  }),
  unjoinPartsAction: action(unjoinPartsAction, {
    capability: "claim.edit",
    prepare: async (actor) => {
      const { claimId, parts } = await split(actor);
      succeeded(await joinParts({ actor, input: { claimId, expected: asExpected(parts) }, now }));
      return { claimId, joined: parts, detached: [] };
    },
  }),
  listPartsToJoinAction: action(listPartsToJoinAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({ claimId: (await split(actor)).claimId }),
  }),
  listMatchesAction: action(listMatchesAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ text: "Thornby General will lose 40 beds" }),
  }),
  listArticleMatchesAction: action(listArticleMatchesAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({ articleId: (await makeArticle({ actor })).articleId }),
  }),
  holdApartAction: action(holdApartAction, {
    capability: "claim.relate",
    prepare: async (actor) => {
      const [oneClaimId, otherClaimId] = await twoClaims(actor);
      return { oneClaimId, otherClaimId };
    },
  }),
  undoHoldApartAction: action(undoHoldApartAction, {
    capability: "claim.relate",
    prepare: async (actor) => {
      const [oneClaimId, otherClaimId] = await twoClaims(actor);
      succeeded(await holdApart({ actor, input: { oneClaimId, otherClaimId }, now }));
      return { oneClaimId, otherClaimId };
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
