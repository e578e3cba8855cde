import type { Page } from "@playwright/test";
import { wordpressFile } from "../factories/wordpress";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/desk-test";
import { desk } from "./support/people";

/** Uploads an export with so many posts and a draft, and waits until it has been read. */
async function upload(page: Page, { name, posts }: { name: string; posts: number }) {
  await page.goto(`${desk}/articles/new?several=wordpress#several`);
  const made = Array.from({ length: posts }, (_, index) => ({ id: index + 1, title: `${name}, part ${index + 1}` }));
  const text = wordpressFile([...made, { id: 1_000, status: "draft" }]);
  await page
    .getByLabel("Export file")
    .setInputFiles({ name: `${name}.xml`, mimeType: "application/xml", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Read the export" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name}.xml` })).toBeVisible();
  await expect(page.getByText("Left out: 1 draft or private post.")).toBeVisible({ timeout: 30_000 });
}

test("an export is uploaded, chosen from with the keyboard, and brought in behind the scenes", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await upload(page, { name: "Harbour notes", posts: 4 });
  await expect(page.getByText("4 items", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("checkbox", { name: "Choose Harbour notes, part 4" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("checkbox", { name: "Choose Harbour notes, part 2" }).focus();
  await page.keyboard.press("Shift+Space");
  await expect(page.getByText("3 items chosen")).toBeVisible();
  await expectAccessible(page);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole("button", { name: "Bring in as proposed" }).press("Enter");
  await expect(page.getByText("Done: 3 of 3 articles")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: /^Open the article.*Harbour notes, part 4$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour notes, part 4" })).toBeVisible();
});

test("an item is dismissed, brought back, and looked through with what the export says of it", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await upload(page, { name: "Quay letters", posts: 1 });
  await page.goto(`${desk}/articles/inbox?q=quay`);
  await page.getByRole("button", { name: /^Dismiss.*Quay letters, part 1$/ }).click();
  await expect(page.getByText("No items found")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: /^Look at it.*Quay letters, part 1$/ }).click();
  await expect(page.getByLabel(/^Title/)).toHaveValue("Quay letters, part 1", { timeout: 40_000 });
  await expect(page.getByText("Found in: the WordPress export.").first()).toBeVisible();
  await page.getByRole("button", { name: "Store article" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Quay letters, part 1" })).toBeVisible();
  await page.goto(`${desk}/articles/inbox?q=quay&state=stored`);
  await expect(page.getByRole("link", { name: /^Open the article.*Quay letters, part 1$/ })).toBeVisible();
});

test("pages that cannot be fetched say why, each by itself, and what is no feed is not watched", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(`${desk}/articles/new#several`);
  const list = page.getByLabel("Addresses of the articles");
  await list.fill("https://harbour.invalid/a\nhttp://127.0.0.1/b\nbeds");
  await page.getByRole("button", { name: "Fetch them" }).click();
  await expect(page.getByText("Not addresses: beds")).toBeVisible();
  await list.fill("https://harbour.invalid/a\nhttp://127.0.0.1/b");
  await page.getByRole("button", { name: "Fetch them" }).click();
  await expect(page.getByText("Done: 2 of 2 pages, 2 failed")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("There is no website of this name. Check the address.")).toBeVisible();
  await expect(page.getByText("leads into a private network")).toBeVisible();

  await page.goto(`${desk}/articles/new?several=feed#several`);
  const address = page.getByLabel("Address of the website or its feed");
  await address.fill("http://127.0.0.1/feed");
  await page.getByRole("button", { name: "Watch it" }).click();
  await expect(page.getByText("No feed was found to watch.")).toBeVisible({ timeout: 30_000 });
  await expect(address).toHaveValue("http://127.0.0.1/feed");
});

test("who may only look sees the inbox without anything to press", async ({ pageOf }) => {
  const page = await pageOf("vic");
  await page.goto(`${desk}/articles/inbox`);
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Dismiss|Bring in/ })).toHaveCount(0);
});
