import { createHash } from "node:crypto";
import { addCard, briefingText, publish } from "../support/briefing";
import { expect, expectAccessible, expectNoSidewaysScroll, expectSaved, test } from "../support/desk-test";
import { desk, recall, remember } from "../support/people";

const publicPath = "/p/brackwater-desk/";

test("an editor writes a briefing and publishes Edition 1", async ({ pageOf }) => {
  const page = await pageOf("edda");
  await page.goto(`${desk}/briefings/new`);
  await expectAccessible(page);
  await page.getByLabel("Title").fill("The seven hundred million: a gap or a cut?");
  await page.getByLabel("Summary").fill("What the paper says, and what it does not.");
  await page.getByRole("button", { name: "Begin the briefing" }).click();
  await expect(page).toHaveURL(/\/briefings\/[0-9a-f-]{36}$/);
  remember("briefing", new URL(page.url()).pathname);
  await addCard({ page, lead: "What the plan would really do.", claim: "cuts spending" });
  await expectAccessible(page);
  await publish({ page, briefing: recall("briefing"), number: 1 });
  await expectAccessible(page);
});

test("anybody reads it without an account and without scripts, and follows every link to the source", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = await page.goto(publicPath);
  expect(asked?.status()).toBe(200);
  await page
    .getByRole("link", { name: /seven hundred million/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("seven hundred million");
  remember("public", new URL(page.url()).pathname);
  await expect(page.getByText("Mostly inaccurate").first()).toBeVisible();
  await expect(page.getByText("is estimated at £700 million by 2021").first()).toBeVisible();
  await expect(page.getByText("Press office of the partnership").first()).toBeVisible();
  await expect(page.getByText(/report an error/i).first()).toBeVisible();
  const html = await page.content();
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
  expect(scripts.every(([, attributes]) => attributes?.includes("application/ld+json"))).toBe(true);
  const review = scripts.map(([, , json]) => JSON.parse(json ?? "{}") as unknown);
  expect(JSON.stringify(review)).toContain("ClaimReview");
  // Names of raters and reviewers stay inside.
  for (const name of ["Rafi Stone", "Rosa Lind", "Vera Quill"]) expect(html).not.toContain(name);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await context.close();
});

test("public pages are accessible, and each of their own links answers", async ({ browser, request }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = new Set<string>();
  const waiting = [publicPath];
  while (waiting.length > 0) {
    const path = waiting.pop()!;
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    if (!answer.headers()["content-type"]?.includes("text/html")) continue;
    await page.goto(path);
    await expectAccessible(page);
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin === new URL(page.url()).origin && url.pathname.startsWith("/p/")) waiting.push(url.pathname);
    }
    expect(seen.size).toBeLessThan(60);
  }
  expect(seen.size).toBeGreaterThan(4);
  await context.close();
});

test("a reader reports an error, and it lands in the queue", async ({ browser, pageOf }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(recall("public"));
  const form = reader
    .locator("form")
    .filter({ has: reader.locator("textarea") })
    .first();
  if (!(await form.isVisible()))
    await reader
      .getByText(/report an error/i)
      .first()
      .click();
  await form.locator("textarea").fill("The year in the second paragraph should be 2020.");
  await form.getByRole("button").click();
  await expect(reader.getByText(/thank/i).first()).toBeVisible();
  await context.close();
  const edda = await pageOf("edda");
  await edda.goto(`${desk}/queue`);
  await expect(edda.getByText("should be 2020").first()).toBeVisible();
  await expectAccessible(edda);
});

test("publishing again makes Edition 2 with a correction, and Edition 1 stays byte for byte", async ({
  pageOf,
  request,
}) => {
  const digest = async (path: string) =>
    createHash("sha256")
      .update(await (await request.get(path)).body())
      .digest("hex");
  const first = `${recall("public")}editions/1/edition.json`;
  const before = await digest(first);
  const page = await pageOf("edda");
  await page.goto(recall("briefing"));
  const text = await briefingText(page);
  await text.getByText("What the plan would really do.").click();
  await page.keyboard.press("Home");
  await page.keyboard.type("Corrected on the year. ");
  await expectSaved(page);
  const correction = "The year in the second paragraph was wrong.";
  await publish({ page, briefing: recall("briefing"), number: 2, correction });
  expect(await digest(first)).toBe(before);
  await page.goto(`${recall("public")}editions/1/`);
  await expect(page.getByText(/newer edition|Edition 2/i).first()).toBeVisible();
  await page.goto(recall("public"));
  await expect(page.getByText("The year in the second paragraph was wrong.").first()).toBeVisible();
});

test("inside, a source leads to everything that rests on it", async ({ pageOf }) => {
  const page = await pageOf("vic");
  await page.goto(recall("source"));
  await page
    .getByRole("link", { name: /provenance|rests on|trace/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/provenance\/source\//);
  await expect(page.getByRole("link", { name: /seven hundred million/ }).last()).toBeVisible();
  await expectAccessible(page);
});
