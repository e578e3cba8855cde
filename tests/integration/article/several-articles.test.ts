import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readDraft } from "@/lib/server/article/import-draft-of";
import { discardImport, saveDraft } from "@/lib/server/article/import-mutations";
import { startImport } from "@/lib/server/article/start-import";
import { storeImport } from "@/lib/server/article/store-import";
import { storeParts } from "@/lib/server/article/store-parts";
import { listCapturesOfArticle } from "@/lib/server/article/versions";
import { succeeded } from "../../factories/review";
import { makeMember, makeWorkspace, testNow as now } from "../../factories/workspace";

const page = [
  "Search Results for: pier",
  "North pier to close",
  "The harbour board of Saltmere will close the north pier in May, its chair said on Monday.",
  "4 March 2025",
  "North pier to close",
  "Information coming soon",
  "Posted in Uncategorized",
  "What the ferry earns",
  "Ferry takings rose by a tenth, although the boat ran on fewer days than in any year since the war.",
  "12 May 2025",
].join("\n\n");

let actor: Actor;
let importId: string;

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  ({ importId } = succeeded(await startImport({ actor, incoming: { kind: "paste", text: page }, now })));
});

const store = (partIds: string[], by = actor) => storeParts({ actor: by, input: { importId, partIds }, now });
const row = () => db.articleImport.findFirstOrThrow({ where: { id: importId } });

test("a page of several comes as several, the stub proposed to be left out", async () => {
  const draft = await readDraft(await row());
  expect(draft.asOne).toBe(false);
  expect(Object.values(draft.parts).map(({ fields, leftOut }) => [fields.title, fields.publishedOn, leftOut])).toEqual([
    ["North pier to close", "2025-03-04", null],
    ["North pier to close", "", "It has a title and no text of its own."],
    ["What the ferry earns", "2025-05-12", null],
  ]);
});

test("the chosen ones are stored together, each with its activity, all from one copy", async () => {
  const { stored } = succeeded(await store(["a1", "a3"]));
  const { workspaceId } = actor;
  const articles = await db.article.findMany({
    where: { workspaceId },
    include: { versions: true },
    orderBy: { title: "asc" },
  });
  expect(articles.map(({ title, publishedOn }) => [title, publishedOn])).toEqual([
    ["North pier to close", "2025-03-04"],
    ["What the ferry earns", "2025-05-12"],
  ]);
  const { captureId } = await row();
  for (const { id, versions } of articles) {
    expect(versions).toMatchObject([{ number: 1, captureId, origin: "paste" }]);
    expect((await listCapturesOfArticle({ workspaceId, articleId: id })).map((capture) => capture.id)).toEqual([
      captureId,
    ]);
  }
  expect(articles[0]!.versions[0]!.text).toContain("harbour board");
  expect(articles[0]!.versions[0]!.text).not.toContain("Ferry takings");
  const said = await db.activity.findMany({ where: { workspaceId, verb: "article.imported" } });
  expect(said.map(({ objectId }) => objectId).toSorted()).toEqual(stored.map(({ articleId }) => articleId).toSorted());
});

test("asked again, or by several at once, nothing is stored twice; what was left out can follow", async () => {
  const answers = await Promise.all([store(["a1", "a3"]), store(["a1", "a3"]), store(["a3"])]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await db.article.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
  const once = succeeded(await store(["a1"]));
  expect(once.stored).toEqual(
    await db.importedArticle.findMany({ where: { importId, partId: "a1" }, select: { partId: true, articleId: true } }),
  );
  succeeded(await store(["a2"]));
  expect(await db.article.count({ where: { workspaceId: actor.workspaceId } })).toBe(3);
  expect(await storeImport({ actor, input: { importId }, now })).toEqual({ ok: false, reason: "stored" });
});

test("where one cannot be stored none is, and the draft is kept", async () => {
  const { parts, doc } = await readDraft(await row());
  const broken = {
    ...parts,
    a3: { ...parts.a3!, fields: { ...parts.a3!.fields, title: " ", publishedOn: "2025-13" } },
  };
  succeeded(await saveDraft({ actor, importId, draft: { parts: broken }, now }));
  const refused = await store(["a1", "a3"]);
  expect(refused).toMatchObject({ ok: false, reason: "invalid_parts", parts: { a3: { reason: "invalid_fields" } } });
  expect(await db.article.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  expect((await row()).state).toBe("draft");
  expect(await store(["a9"])).toEqual({ ok: false, reason: "unknown_part" });

  const joined = {
    ...doc,
    content: doc.content.map((node) => ({
      ...node,
      attrs: { ...node.attrs, articleStart: node.attrs?.articleStart === "a1" ? "a1" : null },
    })),
  };
  succeeded(await saveDraft({ actor, importId, draft: { doc: joined }, now }));
  const { stored } = succeeded(await store(["a1"]));
  const version = await db.articleVersion.findFirstOrThrow({ where: { articleId: stored[0]!.articleId } });
  expect(version.text).toContain("Ferry takings");
});

test("it can still come in as one article, and then no longer as several", async () => {
  succeeded(await saveDraft({ actor, importId, draft: { asOne: true }, now }));
  const { articleId } = succeeded(await storeImport({ actor, input: { importId }, now }));
  const version = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
  expect(version.text).toContain("harbour board");
  expect(version.text).toContain("Ferry takings");
  expect(JSON.stringify(version.doc)).not.toContain("articleStart");
  expect(await store(["a1"])).toEqual({ ok: false, reason: "stored" });
});

test("a viewer, a stranger and a discarded import are refused", async () => {
  const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
  expect(await store(["a1"], viewer)).toEqual({ ok: false, reason: "forbidden" });
  expect(await store(["a1"], (await makeWorkspace()).owner)).toEqual({ ok: false, reason: "not_found" });
  succeeded(await discardImport({ actor, input: { importId }, now }));
  expect(await store(["a1"])).toEqual({ ok: false, reason: "discarded" });
});
