import { beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/(desk)/w/[workspace]/articles/[articleId]/annotations.jsonld/route";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readAnnotationFile } from "@/lib/server/annotation/read-file";
import { removeAppearance } from "@/lib/server/claim/appearances";
import { makeArticle, makeClaim, type MadeArticle } from "../../factories/article";
import { succeeded } from "../../factories/review";
import { makeMember, makeWorkspace, testNow as now } from "../../factories/workspace";
import { asPerson } from "../../support/signed-in";
import { recordLength } from "../../support/record-length";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

let actor: Actor;
let slug: string;
let article: MadeArticle;

beforeEach(async () => {
  ({ owner: actor, slug } = await makeWorkspace());
  article = await makeArticle({
    actor,
    text: "😀 Thornby General will lose 40 beds by April.\nDr Halloran called the plan reckless.",
  });
});

const download = (query = "", person: Actor | null = actor) =>
  asPerson(person, () =>
    GET(new Request(`https://desk.example/x${query}`), {
      params: Promise.resolve({ workspace: slug, articleId: article.articleId }),
    }),
  );
const read = (file: unknown, by = actor) =>
  readAnnotationFile({
    actor: by,
    articleId: article.articleId,
    file: typeof file === "string" ? file : JSON.stringify(file),
  });

test("the claims go out as Web Annotations, and are found again where they stand", async () => {
  const { claimId, number } = await makeClaim({ actor, at: { article, exact: "40 beds by April" } });
  const gone = await makeClaim({ actor, statement: "Taken off.", at: { article, exact: "reckless" } });
  const { id: appearanceId } = await db.appearance.findFirstOrThrow({ where: { claimId: gone.claimId } });
  succeeded(await removeAppearance({ actor, input: { appearanceId }, now }));

  const response = await download();
  expect(response.headers.get("content-type")).toMatch(/^application\/ld\+json/);
  const out = await response.text();
  expect(out).toContain(claimId);
  expect(out).not.toContain("Taken off.");
  const before = await recordLength(actor);
  const { annotations } = succeeded(await read(out));
  expect(annotations).toMatchObject([
    { place: { match: "exact" }, words: { exact: "40 beds by April" }, isStatement: true, claimNumber: number },
  ]);
  expect(await recordLength(actor)).toBe(before);
});

test("other people's annotations are placed, and nothing of them is stored", async () => {
  const row = (exact: string) => ({
    uri: "https://post.example/",
    text: "Is it?",
    target: [{ selector: [{ type: "TextQuoteSelector", exact }] }],
  });
  const answer = succeeded(
    await read({
      rows: [
        row("called the plan reckless"),
        row("called this plan quite reckless"),
        row("Ferries sail to Saltmere twice a day."),
      ],
    }),
  );
  expect(answer.annotations.map(({ place }) => place.match)).toEqual(["exact", "approximate", "not_found"]);
  expect(answer.annotations[1]!.words!.exact).toContain("called the plan reckless");
  expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  expect(await db.passageDecision.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
});

test("what is no file of annotations, and who may not mark, is refused", async () => {
  expect(await read("<html>")).toEqual({ ok: false, reason: "not_json" });
  expect(await read({ a: 1 })).toEqual({ ok: false, reason: "no_annotations" });
  const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
  expect(await read({ rows: [] }, viewer)).toEqual({ ok: false, reason: "forbidden" });
  expect(await read({ rows: [] }, (await makeWorkspace()).owner)).toEqual({ ok: false, reason: "not_found" });
});

test("versions and pages that do not exist are not found, nor is anything for strangers", async () => {
  expect((await download("?version=1&page=0")).status).toBe(200);
  for (const query of ["?version=2", "?page=1", "?version=x", "?page=-1"])
    expect((await download(query)).status).toBe(404);
  expect((await download("", null)).status).toBe(401);
  expect((await download("", (await makeWorkspace()).owner)).status).toBe(404);
});
