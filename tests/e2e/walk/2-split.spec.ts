import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/desk-test";
import { recall, remember } from "../support/people";

/** Opens the article and waits until the reader answers to keys: the help sheet comes up. */
async function openReader(page: Page) {
  await page.goto(recall("article"));
  const help = page.getByRole("dialog");
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
}

test("a claim is made from the keyboard alone", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await openReader(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  const statement = page.getByRole("textbox", { name: "Claim", exact: false }).first();
  await expect(statement).toBeFocused();
  await expect(statement).not.toBeEmpty();
  await expectAccessible(page);
  await statement.fill("The plan cuts spending on health and care in the city by £700 million by 2021.");
  await page.getByLabel("Type", { exact: true }).selectOption("quantity");
  await page.getByLabel("Who claims it").fill("Keep It Public");
  await page.getByLabel("Who claims it").press("Enter");
  const rail = page.getByRole("navigation", { name: "Claims in this text" });
  await expect(rail.getByText("cuts spending on health")).toBeVisible();
  const link = rail.getByRole("link", { name: "Claim page" }).first();
  remember("claim", new URL((await link.getAttribute("href")) ?? "", page.url()).pathname);
  await expectAccessible(page);
});

test("words across two paragraphs are marked with the mouse", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await openReader(page);
  const blocks = page.locator("[data-start]");
  await blocks.nth(3).scrollIntoViewIfNeeded();
  const from = await blocks.nth(2).boundingBox();
  const to = await blocks.nth(3).boundingBox();
  if (!from || !to) throw new Error("The article has fewer than four blocks.");
  await page.mouse.move(from.x + 40, from.y + from.height - 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 120, to.y + 12, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.press("c");
  const statement = page.getByRole("textbox", { name: "Claim", exact: false }).first();
  await expect(statement).toBeVisible();
  await statement.fill("The partnership says that the new system needs a change in how people think of care.");
  await page.getByRole("button", { name: "Save claim" }).click();
  await expect(page.getByText("needs a change in how people think of care").first()).toBeVisible();
});

test("a passage is set aside with a reason, counts, and can be taken back", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await openReader(page);
  const coverage = page.getByText(/% decided/).first();
  const before = await coverage.innerText();
  // The eighth passage of either text is a statement that nothing was made of so far.
  for (let n = 0; n < 8; n += 1) await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Opinion or value judgement" }).click();
  await expect(coverage).not.toHaveText(before);
  await page.keyboard.press("u");
  await expect(coverage).toHaveText(before);
});

test("the reader holds at every width and in the dark", async ({ pageOf }) => {
  const page = await pageOf("vic");
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(recall("article"));
    await expectNoSidewaysScroll(page);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});
