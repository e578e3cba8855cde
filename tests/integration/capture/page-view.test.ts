import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { readPageView } from "@/lib/server/capture/page-view";
import { succeeded } from "@/tests/factories/review";
import { makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { storedAnswers, type StoredAnswer } from "@/tests/support/stored-answers";

let actor: Actor;
let sourceId: string;
const url = "https://news.example.org/ward";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const page = (words: string) =>
  `<!doctype html><html><head><title>T</title><link rel=stylesheet href="/s.css"></head><body><p>${words}</p><img src="/a.png"><img src="/b.png"><img src="/gone.png"></body></html>`;

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor, url })).id;
});

function fetched(words: string, more: Record<string, StoredAnswer> = {}) {
  const fetcher = storedAnswers({
    [url]: { body: page(words) },
    "https://news.example.org/s.css": { body: "p{color:teal}", type: "text/css" },
    "https://news.example.org/a.png": { body: png, type: "image/png" },
    // Says that it is a picture and is a page.
    "https://news.example.org/b.png": { body: "<p>No</p>", type: "image/png" },
    ...more,
  });
  return { fetcher, stored: fetchCopy({ actor, sourceId, fetcher, now }) };
}

test("a fetched page is stored with its styles and pictures and shown from them alone", async () => {
  const { captureId } = succeeded(await fetched("The ward stays open.").stored);
  const resources = await db.captureResource.findMany({ where: { captureId }, orderBy: { number: "asc" } });
  expect(resources).toMatchObject([
    { number: 1, url: "https://news.example.org/s.css", mediaType: "text/css" },
    { number: 2, url: "https://news.example.org/a.png", mediaType: "image/png" },
  ]);
  const view = await readPageView({ workspaceId: actor.workspaceId, sourceId, captureId });
  expect(view).toContain("p{color:teal}");
  expect(view).toContain(`src="data:image/png;base64,${png.toString("base64")}"`);
  expect(view).not.toContain("gone.png");
});

test("an unchanged page fetches nothing beside itself, and a page whose pictures fail is stored all the same", async () => {
  succeeded(await fetched("The ward stays open.").stored);
  const again = fetched("The ward  stays open.");
  expect(succeeded(await again.stored).change).toBe("same");
  expect(again.fetcher.asked).toEqual([url]);
  const bare = fetched("The ward closes.", {
    "https://news.example.org/s.css": { refused: "timed_out" },
    "https://news.example.org/a.png": { refused: "too_large" },
  });
  const { captureId } = succeeded(await bare.stored);
  expect(await db.captureResource.count({ where: { captureId } })).toBe(0);
  expect(await readPageView({ workspaceId: actor.workspaceId, sourceId, captureId })).toContain("The ward closes.");
});

test("is not there for another workspace", async () => {
  const { captureId } = succeeded(await fetched("The ward stays open.").stored);
  const other = (await makeWorkspace()).owner;
  expect(await readPageView({ workspaceId: other.workspaceId, sourceId, captureId })).toBeNull();
});
