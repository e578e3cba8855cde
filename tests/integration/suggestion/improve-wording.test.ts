import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Suggestion } from "@/lib/domain/suggestion/suggest-for-article";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { decideItems } from "@/lib/server/suggestion/decide-items";
import { improveWording } from "@/lib/server/suggestion/improve-wording";
import { loadSplit } from "@/lib/server/suggestion/loaders";
import { countModelCall, mostCallsInAnHour } from "@/lib/server/suggestion/model-limits";
import { listProposals } from "@/lib/server/suggestion/proposal-page";
import { getWordedWith } from "@/lib/server/suggestion/worded-with";
import { makeArticle, type MadeArticle } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { startModelStandIn } from "@/tests/support/model-stand-in";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

const better = "The Tolland pier was closed to vehicles in 2016.";

let model: Awaited<ReturnType<typeof startModelStandIn>>;
let actor: Actor;
let slug: string;
let article: MadeArticle;
let suggestion: Suggestion;

beforeAll(async () => {
  model = await startModelStandIn();
});
afterAll(() => model.stop());
afterEach(() => vi.unstubAllEnvs());

beforeEach(async () => {
  vi.stubEnv("PLUMBLINE_MODEL_URL", model.url);
  vi.stubEnv("PLUMBLINE_MODEL_NAME", "tolland-7b");
  model.asked.length = 0;
  model.says(JSON.stringify({ statement: better }));
  ({ owner: actor, slug } = await makeWorkspace());
  article = await makeArticle({
    actor,
    text: "The Tolland pier was built in 1901.\nIt was closed to vehicles in 2016.\nWrite to your councillor.",
  });
  const page = await listProposals({ workspaceId: actor.workspaceId, articleVersionId: article.versionId, from: 0 });
  suggestion = page!.proposals
    .flatMap(({ suggestions }) => suggestions)
    .find(({ statement }) => /2016/u.test(statement))!;
});

function improve({
  by = actor,
  limits = {},
  signal,
}: { by?: Actor; limits?: { totalMs?: number }; signal?: AbortSignal } = {}) {
  const { key, start, end, statement } = suggestion;
  const input = { articleVersionId: article.versionId, suggestion: { key, start, end }, draft: statement };
  return improveWording({ actor: by, input, now, limits, signal });
}

async function take({ by = actor, wordingSeq }: { by?: Actor; wordingSeq: number | null }) {
  const { key, start, end } = suggestion;
  const item = {
    act: "take" as const,
    suggestion: { key, start, end },
    isEdited: true,
    isAsked: true,
    wordingSeq,
    place: { start, end, exact: article.text.slice(start, end) },
    fields: { statement: better, type: "event" as const, checkWorthiness: "unrated" as const },
    seen: [],
  };
  const input = { articleVersionId: article.versionId, items: [item] };
  return succeeded(succeeded(await decideItems({ actor: by, input, now })).outcomes[0]!).claim!.id;
}

const record = () =>
  db.activity.findMany({ where: { workspaceId: actor.workspaceId, verb: "wording.asked" }, orderBy: { seq: "asc" } });
const wordedWith = (claimId: string) => getWordedWith({ workspaceId: actor.workspaceId, claimId });

test("the model is told the passage, those beside it and the draft, and its wording is only proposed", async () => {
  expect(succeeded(await improve())).toMatchObject({ statement: better, model: "tolland-7b" });
  expect(JSON.parse(model.asked[0]!.body.messages[1]!.content)).toEqual({
    before: "The Tolland pier was built in 1901.",
    passage: "It was closed to vehicles in 2016.",
    after: "Write to your councillor.",
    draft: suggestion.statement,
  });
  expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
});

test("a call is on record with its software agent, without any prose, and the chain holds", async () => {
  const { recordSeq } = succeeded(await improve());
  const [link] = await record();
  expect(link).toMatchObject({
    seq: recordSeq,
    actorId: actor.userId,
    objectType: "article",
    objectId: article.articleId,
    detail: { agentType: "SoftwareAgent", agent: "tolland-7b", articleVersionId: article.versionId },
  });
  expect(JSON.stringify(link!.detail)).not.toMatch(/pier|vehicles|2016/u);
  expect(await verifyChain({ workspaceId: actor.workspaceId })).toMatchObject({ ok: true });
});

test("a claim taken with its help says so, and one taken without does not", async () => {
  const { recordSeq } = succeeded(await improve());
  expect(await wordedWith(await take({ wordingSeq: recordSeq }))).toBe("tolland-7b");
});

test("nobody can say that a model helped which they did not ask for this version", async () => {
  const { recordSeq } = succeeded(await improve());
  const other = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
  expect(await wordedWith(await take({ by: other, wordingSeq: recordSeq }))).toBeNull();
});

test("a link of the record that tells something else is no call", async () => {
  expect(await wordedWith(await take({ wordingSeq: 1 }))).toBeNull();
});

test("an answer that is none is refused, on record, and helps no claim", async () => {
  model.says("Certainly!");
  expect(await improve()).toEqual({ ok: false, reason: "model_nonsense" });
  model.answers(() => {});
  expect(await improve({ limits: { totalMs: 150 } })).toEqual({ ok: false, reason: "model_slow" });
  const links = await record();
  expect(links.map(({ detail }) => (detail as { refused: string }).refused)).toEqual(["model_nonsense", "model_slow"]);
  expect(await wordedWith(await take({ wordingSeq: links[0]!.seq }))).toBeNull();
});

test("a call that is stopped is on record, and one that was stopped before it began is none", async () => {
  const stop = new AbortController();
  model.answers(() => stop.abort());
  expect(await improve({ signal: stop.signal })).toEqual({ ok: false, reason: "aborted" });
  expect((await record()).map(({ detail }) => detail)).toMatchObject([{ refused: "aborted" }]);
  expect(await improve({ signal: stop.signal })).toEqual({ ok: false, reason: "aborted" });
  expect(await record()).toHaveLength(1);
});

test("too many calls within the hour are refused before anything is sent", async () => {
  for (let n = 0; n < mostCallsInAnHour; n += 1) expect(await countModelCall(actor.userId)).toBe(true);
  expect(await improve()).toEqual({ ok: false, reason: "too_many_asked" });
  expect(model.asked).toEqual([]);
  expect(await record()).toEqual([]);
  const other = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
  expect((await improve({ by: other })).ok).toBe(true);
});

test("without the settings no page hears of a model, and asking is refused", async () => {
  expect((await asPerson(actor, () => loadSplit({ slug, articleId: article.articleId }))).model).toBe("tolland-7b");
  vi.stubEnv("PLUMBLINE_MODEL_URL", "");
  expect((await asPerson(actor, () => loadSplit({ slug, articleId: article.articleId }))).model).toBeNull();
  expect(await improve()).toEqual({ ok: false, reason: "no_model" });
  expect(model.asked).toEqual([]);
});
