import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { articleFieldsSchema } from "@/lib/domain/article/article-fields";
import { claimFieldsSchema } from "@/lib/domain/claim/claim-fields";
import { startCorrection } from "@/lib/server/article/import-mutations";
import { archiveArticle, editArticle, restoreArticle } from "@/lib/server/article/mutations";
import { attachAppearance, removeAppearance, restoreAppearance } from "@/lib/server/claim/appearances";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { createClaim, editClaim, setParent } from "@/lib/server/claim/mutations";
import { relateClaims, unrelateClaims } from "@/lib/server/claim/relate-claims";
import { searchClaimants, searchClaims } from "@/lib/server/claim/search-claims";
import { confirmAnchor, confirmDecision } from "@/lib/server/passage/anchors";
import { getReaderMarks } from "@/lib/server/passage/data";
import { decidePassage, undoDecision } from "@/lib/server/passage/mutations";
import { makeArticle, makeClaim, type MadeArticle } from "../../factories/article";
import { makeMember, makeWorkspace, testNow } from "../../factories/workspace";

const now = testNow;
const fields = claimFieldsSchema.parse({ statement: "The trust has nine wards." });
const volunteers: readonly Role[] = ["volunteer", "reviewer", "editor", "owner"];
const editors: readonly Role[] = ["editor", "owner"];

type Scene = {
  article: MadeArticle;
  claim: string;
  other: string;
  merged: string;
  relation: string;
  appearance: string;
  removed: string;
  anchor: string;
  decision: string;
};

let owner: Actor;
let stranger: Actor;
let scene: Scene;
const members = new Map<Role, Actor>();

beforeAll(async () => {
  owner = (await makeWorkspace()).owner;
  stranger = (await makeWorkspace()).owner;
  for (const role of roles) members.set(role, await makeMember({ workspaceId: owner.workspaceId, role }));
});

async function makeScene(actor: Actor): Promise<Scene> {
  const article = await makeArticle({ actor });
  const at = (exact: string) => ({ article, exact });
  const { claimId: claim } = await makeClaim({ actor, statement: "One.", at: at("40 beds") });
  const { claimId: gone } = await makeClaim({ actor, statement: "Two.", at: at("the trust said on Tuesday") });
  const { claimId: other } = await makeClaim({ actor, statement: "Three." });
  const { claimId: merged } = await makeClaim({ actor, statement: "Four." });
  await mergeClaims({ actor, input: { absorbedId: merged, intoId: other }, now });
  const related = await relateClaims({ actor, input: { fromClaimId: claim, toClaimId: other, kind: "narrows" }, now });
  const { id: appearance } = await db.appearance.findFirstOrThrow({ where: { claimId: claim } });
  const { id: removed } = await db.appearance.findFirstOrThrow({ where: { claimId: gone } });
  await removeAppearance({ actor, input: { appearanceId: removed }, now });
  const { id: anchor } = await db.anchor.findFirstOrThrow({ where: { appearanceId: appearance } });
  const start = article.text.indexOf("called the plan");
  const input = { articleVersionId: article.versionId, start, end: start + 8, disposition: "not_checkable" as const };
  const decided = await decidePassage({ actor, input, now });
  if (!related.ok || !decided.ok) throw new Error("The scene could not be set.");
  const { decisionId: decision } = decided;
  return { article, claim, other, merged, relation: related.relationId, appearance, removed, anchor, decision };
}

const mark = ({ article }: Scene, exact: string) => {
  const start = article.text.indexOf(exact);
  return { articleVersionId: article.versionId, start, end: start + exact.length, exact };
};
const details = articleFieldsSchema.parse({
  title: "Other",
  authors: "",
  publisher: "",
  publishedOn: "",
  language: "en",
  url: "",
});

/** Every write of these three nouns, with who may do it; tried as each role and from another workspace. */
const writes: Record<string, { roles: readonly Role[]; run: (actor: Actor, on: Scene) => Promise<{ ok: boolean }> }> = {
  createClaim: {
    roles: volunteers,
    run: (actor, on) => createClaim({ actor, input: { ...fields, mark: mark(on, "last year") }, now }),
  },
  editClaim: {
    roles: volunteers,
    run: (actor, on) => editClaim({ actor, input: { claimId: on.claim, type: "legal" }, now }),
  },
  setParent: {
    roles: volunteers,
    run: (actor, on) => setParent({ actor, input: { claimId: on.claim, parentId: on.other }, now }),
  },
  attachAppearance: {
    roles: volunteers,
    run: (actor, on) => attachAppearance({ actor, input: { claimId: on.other, mark: mark(on, "Waiting times") }, now }),
  },
  removeAppearance: {
    roles: volunteers,
    run: (actor, on) => removeAppearance({ actor, input: { appearanceId: on.appearance }, now }),
  },
  restoreAppearance: {
    roles: volunteers,
    run: (actor, on) => restoreAppearance({ actor, input: { appearanceId: on.removed }, now }),
  },
  relateClaims: {
    roles: volunteers,
    run: (actor, on) =>
      relateClaims({ actor, input: { fromClaimId: on.claim, toClaimId: on.other, kind: "contradicts" }, now }),
  },
  unrelateClaims: {
    roles: volunteers,
    run: (actor, on) => unrelateClaims({ actor, input: { relationId: on.relation }, now }),
  },
  mergeClaims: {
    roles: volunteers,
    run: (actor, on) => mergeClaims({ actor, input: { absorbedId: on.claim, intoId: on.other }, now }),
  },
  unmergeClaim: {
    roles: volunteers,
    run: (actor, on) => unmergeClaim({ actor, input: { absorbedId: on.merged }, now }),
  },
  decidePassage: {
    roles: volunteers,
    run: (actor, on) =>
      decidePassage({ actor, input: { ...mark(on, "since 2019"), disposition: "out_of_scope" }, now }),
  },
  undoDecision: {
    roles: volunteers,
    run: (actor, on) => undoDecision({ actor, input: { decisionId: on.decision }, now }),
  },
  confirmAnchor: {
    roles: volunteers,
    run: (actor, on) => confirmAnchor({ actor, input: { anchorId: on.anchor }, now }),
  },
  confirmDecision: {
    roles: volunteers,
    run: (actor, on) => confirmDecision({ actor, input: { decisionId: on.decision }, now }),
  },
  editArticle: {
    roles: volunteers,
    run: (actor, on) => editArticle({ actor, input: { articleId: on.article.articleId, fields: details }, now }),
  },
  startCorrection: {
    roles: volunteers,
    run: (actor, on) => startCorrection({ actor, input: { articleId: on.article.articleId }, now }),
  },
  archiveArticle: {
    roles: editors,
    run: (actor, on) => archiveArticle({ actor, input: { articleId: on.article.articleId }, now }),
  },
  restoreArticle: {
    roles: editors,
    run: (actor, on) => restoreArticle({ actor, input: { articleId: on.article.articleId }, now }),
  },
};

/** Everything that a write could have changed, for seeing that a refused one changed nothing. */
async function trace(workspaceId: string) {
  const where = { workspaceId };
  return Promise.all([
    db.activity.count({ where }),
    db.claim.findMany({ where, orderBy: { id: "asc" } }),
    db.appearance.findMany({ where, orderBy: { id: "asc" } }),
    db.passageDecision.findMany({ where, orderBy: { id: "asc" } }),
    db.claimRelation.count({ where }),
    db.article.findMany({ where, orderBy: { id: "asc" } }),
    db.articleImport.count({ where }),
  ]);
}

describe.each(Object.entries(writes))("%s", (_name, { roles: granted, run }) => {
  test.each(roles)("as %s", async (role) => {
    scene = await makeScene(owner);
    const before = await trace(owner.workspaceId);
    const outcome = await run(members.get(role)!, scene);
    if (granted.includes(role)) {
      expect(outcome).toMatchObject({ ok: true });
      return;
    }
    expect(outcome).toEqual({ ok: false, reason: "forbidden" });
    expect(await trace(owner.workspaceId)).toEqual(before);
  });

  test("from another workspace", async () => {
    scene = await makeScene(owner);
    const before = [await trace(owner.workspaceId), await trace(stranger.workspaceId)];
    expect(await run(stranger, scene)).toEqual({ ok: false, reason: "not_found" });
    expect([await trace(owner.workspaceId), await trace(stranger.workspaceId)]).toEqual(before);
  });
});

test("reads answer a stranger as if nothing were there", async () => {
  scene = await makeScene(owner);
  const { workspaceId } = stranger;
  expect(await getReaderMarks({ workspaceId, articleVersionId: scene.article.versionId })).toBeNull();
  expect(await searchClaims({ actor: stranger, input: { query: "", limit: 50 } })).toEqual([]);
  expect(await searchClaimants({ actor: stranger, input: { query: "" } })).toEqual([]);
});
