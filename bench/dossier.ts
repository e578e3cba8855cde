import { chromium, type Browser, type Page } from "@playwright/test";
import { prepareDesk, startDesk } from "@/bench/support/start-desk";
import { median, rounded } from "@/bench/support/statistics";
import { sessionCookie } from "@/lib/auth/cookie";
import { openSession, tokenOfSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { ensureDatabase } from "@/lib/db/ensure-database";
import type { Actor } from "@/lib/domain/actor";
import { createEvidenceSchema } from "@/lib/domain/evidence/evidence-input";
import { createSourceSchema } from "@/lib/domain/source/source-input";
import { createClaim, createClaimSchema } from "@/lib/server/claim/mutations";
import { createEvidence } from "@/lib/server/evidence/mutations";
import { seedSampleDossier } from "@/lib/server/sample/seed-sample-dossier";
import { taken } from "@/lib/server/sample/taken";
import { createSource } from "@/lib/server/source/mutations";
import { makeWorkspace } from "@/tests/factories/workspace";

// npm run -s bench:dossier: types in a dossier with 300 evidence blocks and in one with 3, in the same browser against the
// same server, and compares the median time from the key to the paint.

const blocks = { few: 3, many: 300 };
const keysPerPass = 60;
const passes = 3;

const prepared = await prepareDesk();
const database = await ensureDatabase();
const { owner, slug } = await makeWorkspace({ name: "Bench desk" });
const { sourceId } = taken(
  await createSource({
    actor: owner,
    input: createSourceSchema.parse({ csl: { type: "report", title: "Annual report of the harbour of Wyke Barrow" } }),
    now: new Date(),
  }),
);
const claims = {
  few: await claimWith({ owner, count: blocks.few }),
  many: await claimWith({ owner, count: blocks.many }),
};
const desk = await startDesk(prepared);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const times: { few: number[]; many: number[] } = { few: [], many: [] };
  // Turn and turn about, so that a slow moment of the machine hits both.
  for (let pass = 0; pass < passes; pass += 1) {
    for (const size of ["few", "many"] as const) {
      const page = await signedIn(browser);
      times[size].push(...(await typeIn({ page, path: `/w/${slug}/claims/${claims[size]}` })));
      await page.context().close();
    }
  }
  const medianMs = { few: median(times.few), many: median(times.many) };
  console.log(`median from key to paint with   ${blocks.few} evidence blocks, ms   ${rounded(medianMs.few)}`);
  console.log(`median from key to paint with ${blocks.many} evidence blocks, ms   ${rounded(medianMs.many)}`);
  console.log(JSON.stringify({ typing300Over3: rounded(medianMs.many / medianMs.few) }));
} finally {
  await browser.close();
  await db.$disconnect();
  await desk.stop();
  await database.stop();
}
process.exit();

async function claimWith({ owner: actor, count }: { owner: Actor; count: number }): Promise<string> {
  const now = new Date();
  const statement = `The harbour of Wyke Barrow counted ${count} boats on the first of May 2025.`;
  const { claimId } = taken(await createClaim({ actor, input: createClaimSchema.parse({ statement }), now }));
  const evidenceIds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const input = createEvidenceSchema.parse({
      claimId,
      sourceId,
      kind: "quotation",
      exact: `On day ${n + 1} the harbour master counted ${n + 7} boats at their moorings.`,
      stance: n % 2 ? "supports" : "qualifies",
      note: "From the daily log.",
    });
    evidenceIds.push(taken(await createEvidence({ actor, input, now })).evidenceId);
  }
  const paragraphs = ["Notes on the daily log.", ...evidenceIds.map((_id, index) => `{${index}}`), "The end."];
  await seedSampleDossier({ actor, claimId, paragraphs, evidenceIds, now });
  return claimId;
}

async function signedIn(within: Browser): Promise<Page> {
  const session = await openSession({ userId: owner.userId, userAgent: "bench", now: new Date() });
  const value = await tokenOfSession({ sessionId: session.id, userId: owner.userId });
  const context = await within.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: sessionCookie().name, value, url: desk.origin }]);
  return context.newPage();
}

/** @returns milliseconds from each key to the frame in which its letter is on the screen. */
async function typeIn({ page, path }: { page: Page; path: string }): Promise<number[]> {
  await page.goto(desk.origin + path);
  const editor = page.locator('.ProseMirror[contenteditable="true"]');
  await editor.waitFor({ timeout: 60_000 });
  await editor.getByText("Notes on the daily log.").click();
  await page.keyboard.press("End");
  await page.evaluate(() => {
    const measured = { times: [] as number[] };
    Object.assign(globalThis, { measured });
    addEventListener(
      "keydown",
      () => {
        const pressed = performance.now();
        // The frame after the key's own work has been drawn: the second of two, the first still belongs to the work.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener("message", () => measured.times.push(performance.now() - pressed));
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let n = 0; n < keysPerPass; n += 1) await page.keyboard.press("abcdefghij"[n % 10]!, { delay: 20 });
  await page.waitForFunction(
    (count) => (globalThis as unknown as { measured: { times: number[] } }).measured.times.length >= count,
    keysPerPass,
  );
  return page.evaluate(() => (globalThis as unknown as { measured: { times: number[] } }).measured.times);
}
