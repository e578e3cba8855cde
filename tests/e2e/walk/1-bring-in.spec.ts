import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/desk-test";
import { desk, remember } from "../support/people";
import { otherTexts, walkText } from "../support/walk-text";

test("a pasted article is looked through, corrected and stored", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(`${desk}/articles/new`);
  await expectAccessible(page);
  await page.getByLabel("Text of the article").fill(walkText());
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page).toHaveURL(/\/articles\/import\//);
  await expect(page.getByRole("button", { name: "Store article" })).toBeVisible();
  await expectAccessible(page);
  const publisher = page.getByLabel(/^Publisher/);
  await publisher.fill("The Walk Gazette");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // What was typed is there again after the browser was closed.
  await page.reload();
  await expect(publisher).toHaveValue("The Walk Gazette");
  await page.getByRole("button", { name: "Store article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  remember("article", new URL(page.url()).pathname);
  await expectAccessible(page);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});

for (const { name, file } of otherTexts()) {
  test(`${name} is brought in as a file`, async ({ pageOf }) => {
    const page = await pageOf("vera");
    await page.goto(`${desk}/articles/new`);
    await page.getByRole("tab", { name: "File" }).click();
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByRole("button", { name: "Look it through" }).click();
    const store = page.getByRole("button", { name: /^Store (article|\d+ articles)$/ });
    const isSeveral = /\d/.test(await store.innerText());
    await store.click();
    if (isSeveral) {
      const stored = page.getByRole("list", { name: "Stored articles" });
      await expect(stored.getByRole("listitem").nth(1)).toBeVisible();
      await stored.getByRole("link").first().click();
    }
    await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  });
}

test("what cannot be brought in is said in words, and what was typed stays", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(`${desk}/articles/new`);
  await page.getByRole("tab", { name: "Web address" }).click();
  const address = page.getByLabel("Address of the article");
  await address.fill("http://127.0.0.1/secret");
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/public|private|network/i);
  await expect(address).toHaveValue("http://127.0.0.1/secret");

  await page.getByRole("tab", { name: "File" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "broken.txt",
    mimeType: "text/plain",
    buffer: Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7, 7, 7]),
  });
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();

  await page.locator("input[type=file]").setInputFiles({
    name: "far-too-long.txt",
    mimeType: "text/plain",
    buffer: Buffer.alloc(3 * 1024 * 1024, "a"),
  });
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("2 MB");
});

test("nothing of a hostile page ever runs", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(`${desk}/articles/new`);
  await page.getByRole("tab", { name: "File" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "hostile.html",
    mimeType: "text/html",
    buffer: Buffer.from(
      `<!doctype html><title>Hostile page</title><article><h1>Hostile page</h1>
       <p onclick="window.hacked=1">The council said on Monday that the bridge would close for three weeks in June.</p>
       <script>window.hacked = 2</script><img src=x onerror="window.hacked=3">
       <svg><script>window.hacked=4</script></svg><math><mtext><img src onerror="window.hacked=5"></mtext></math>
       <p><a href="javascript:window.hacked=6">The engineer's report</a> names two cracked beams and asks for repairs.</p>
       <p>Buses will take another road until the work is done, which adds ten minutes to each journey.</p></article>`,
    ),
  });
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page.getByText("two cracked beams")).toBeVisible();
  await page.getByRole("button", { name: "Store article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  await expect(page.getByText("two cracked beams")).toBeVisible();
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  const policy = (await page.reload())?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src[^;]*'nonce-/);
  expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe-inline");
});
