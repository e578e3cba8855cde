import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as annotations } from "@/app/(desk)/w/[workspace]/articles/[articleId]/annotations.jsonld/route";
import { GET as batchProgress } from "@/app/(desk)/w/[workspace]/articles/inbox/[batchId]/progress/route";
import { GET as trace } from "@/app/(desk)/w/[workspace]/briefings/[briefingId]/editions/[number]/trace.json/route";
import { GET as preview } from "@/app/(desk)/w/[workspace]/briefings/[briefingId]/preview/route";
import { GET as claimWacz } from "@/app/(desk)/w/[workspace]/claims/[claimId]/captures/wacz/route";
import { GET as copyFile } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/file/route";
import { GET as copyView } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/view/route";
import { GET as copyWacz } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/[captureId]/wacz/route";
import { GET as sourceWacz } from "@/app/(desk)/w/[workspace]/sources/[sourceId]/captures/wacz/route";
import { GET as sourceExport } from "@/app/(desk)/w/[workspace]/sources/export/route";
import type { Actor } from "@/lib/domain/actor";
import { listRoutes } from "@/tests/integration/permissions/find-doors";
import { testNow as now } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";
import { allOtherwise, makeBlindDesk, otherwise, writeOtherwise, type BlindDesk } from "./blind-desk";
import { expectNone, expectSame, type Told } from "./told";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

// An archive names its records by chance: while a route is asked, chance is always the same.
const chance = vi.hoisted(() => ({ isFixed: false, id: "00000000-0000-7000-8000-000000000000" }));
vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  return { ...crypto, randomUUID: () => (chance.isFixed ? chance.id : crypto.randomUUID()) };
});
vi.mock("@/lib/platform/uuidv7", async (importOriginal) => {
  const { uuidv7 } = await importOriginal<typeof import("@/lib/platform/uuidv7")>();
  return { uuidv7: () => (chance.isFixed ? chance.id : uuidv7()) };
});

// The hands of the clock are no difference.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterAll(() => void vi.useRealTimers());

type Route = (request: Request, props: { params: Promise<never> }) => Promise<Response>;

/** Every address of the desk that answers with data instead of a page, with what it can be asked for. */
const routes: Record<string, { route: Route; queries: string[] }> = {
  "GET /w/[workspace]/articles/[articleId]/annotations.jsonld": { route: annotations, queries: ["", "?page=0"] },
  "GET /w/[workspace]/articles/inbox/[batchId]/progress": { route: batchProgress, queries: [""] },
  "GET /w/[workspace]/briefings/[briefingId]/editions/[number]/trace.json": { route: trace, queries: [""] },
  "GET /w/[workspace]/briefings/[briefingId]/preview": { route: preview, queries: [""] },
  "GET /w/[workspace]/claims/[claimId]/captures/wacz": { route: claimWacz, queries: [""] },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/file": { route: copyFile, queries: [""] },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/view": { route: copyView, queries: [""] },
  "GET /w/[workspace]/sources/[sourceId]/captures/[captureId]/wacz": { route: copyWacz, queries: [""] },
  "GET /w/[workspace]/sources/[sourceId]/captures/wacz": { route: sourceWacz, queries: [""] },
  "GET /w/[workspace]/sources/export": {
    route: sourceExport,
    queries: ["?format=csl", "?format=bibtex", "?format=ris", "?format=csl&q=Zanzibar"],
  },
};

/** next-auth's own, and the letters of the public pages: neither knows of claims. */
const ofNoWorkspace = ["GET /api/auth/[...nextauth]", "GET /type/[file]"];

test("every address that answers with data has its row in the table", async () => {
  const found = (await listRoutes()).filter((name) => name.startsWith("GET "));
  expect(found.toSorted()).toEqual([...Object.keys(routes), ...ofNoWorkspace].toSorted());
});

/** Status, headers and body of every answer: a length or a tag can tell as well. */
async function toldByRoutes({ desk: { slug, things }, reader }: { desk: BlindDesk; reader: Actor }): Promise<Told> {
  const told: Told = {};
  const params = { ...things, workspace: slug, number: "1" };
  await asPerson(reader, async () => {
    for (const [name, { route, queries }] of Object.entries(routes)) {
      for (const query of queries) {
        const request = new Request(`https://desk.example.org/${query}`);
        chance.isFixed = true;
        const response = await route(request, { params: Promise.resolve(params as never) });
        const bytes = Buffer.from(await response.arrayBuffer());
        chance.isFixed = false;
        const headers = [...response.headers].filter(([header]) => header !== "date");
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        told[name + query] = JSON.stringify([response.status, headers, sha256, bytes.toString("latin1")]);
      }
    }
  });
  return told;
}

test("no route tells anybody else what was written, by its bytes or its headers", async () => {
  const desk = await makeBlindDesk();
  const before = new Map<string, Told>();
  for (const [who, { actor, hidden }] of Object.entries(desk.readers)) {
    const told = await toldByRoutes({ desk, reader: actor });
    // What was asked for stands in no answer; a route that echoes it would hide a leak.
    expectNone({ told, hidden, who });
    before.set(who, told);
  }
  const answered = Object.entries(before.get("an owner")!);
  expect(answered.filter(([, text]) => text.startsWith("[200,")).length).toBeGreaterThanOrEqual(answered.length - 1);
  for (const as of [otherwise["one credibility is 5 instead of 1"]!, allOtherwise]) {
    const putBack = await writeOtherwise({ desk, as });
    for (const [who, { actor }] of Object.entries(desk.readers)) {
      const after = await toldByRoutes({ desk, reader: actor });
      expectSame({ before: before.get(who)!, after, who });
    }
    await putBack();
  }
}, 120_000);
