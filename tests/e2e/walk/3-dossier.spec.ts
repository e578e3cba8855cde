import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, expectSaved, test } from "../support/desk-test";
import { recall, remember } from "../support/people";

const boardPaper = [
  "Accountable care: paper for the partnership board",
  "",
  "The financial gap, if nothing is done, is estimated at £700 million by 2021.",
  "",
  "The estimate has not been audited.",
].join("\n");

async function openDossier(page: Page) {
  await page.goto(recall("claim"));
  const dossier = page.getByRole("textbox", { name: "Dossier" });
  await expect(dossier).toBeVisible();
  await expectSaved(page);
  return dossier;
}

test("two people write in one dossier, and it is saved", async ({ pageOf }) => {
  const vera = await pageOf("vera");
  const edda = await pageOf("edda");
  const veras = await openDossier(vera);
  const eddas = await openDossier(edda);
  await veras.click();
  await vera.keyboard.type("The figure is the partnership's own. ");
  await expect(eddas).toContainText("The figure is the partnership's own.");
  await eddas.click();
  await edda.keyboard.press("Control+End");
  await edda.keyboard.press("Enter");
  await edda.keyboard.type("Who has audited it?");
  await expect(veras).toContainText("Who has audited it?");
  await expectSaved(vera);
  await vera.reload();
  await expect(vera.getByRole("textbox", { name: "Dossier" })).toContainText("Who has audited it?");
  await expectAccessible(vera);
});

test("a viewer reads the dossier and cannot write in it", async ({ pageOf }) => {
  const page = await pageOf("vic");
  await page.goto(recall("claim"));
  await expect(page.getByText("Who has audited it?")).toBeVisible();
  await expect(page.locator('[contenteditable="true"]')).toHaveCount(0);
});

test("evidence is put into the text as a block, with a source filled in by hand", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const dossier = await openDossier(page);
  await dossier.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/evidence");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add evidence" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add a new source" }).click();
  await dialog.getByRole("button", { name: "Fill in by hand" }).click();
  await dialog.getByLabel("Kind of source").selectOption("report");
  await dialog.getByLabel("Title", { exact: false }).first().fill("Accountable care: paper for the partnership board");
  await dialog.getByLabel("Authors").fill("Partnership Board");
  await dialog.getByLabel("Date", { exact: false }).first().fill("2017-11-14");
  await dialog.getByRole("button", { name: "Add source" }).click();
  await dialog
    .getByLabel("The words")
    .fill("The financial gap, if nothing is done, is estimated at £700 million by 2021.");
  await dialog.getByLabel("Where in the source").fill("second paragraph");
  await dialog.getByRole("radio", { name: /Qualifies/ }).check();
  await dialog.getByLabel("Note").fill("A gap if nothing is done is not a cut.");
  await dialog.getByRole("button", { name: "Add evidence" }).click();
  await expect(dialog).toBeHidden();
  await expect(dossier.getByText("is estimated at £700 million by 2021")).toBeVisible();
  await expect(dossier.getByText(/No copy/i)).toBeVisible();
  await expectSaved(page);
  const source = page.getByRole("link", { name: /Partnership Board/ }).first();
  remember("source", new URL((await source.getAttribute("href")) ?? "", page.url()).pathname);
});

test("a pasted text becomes the stored copy, and the quotation is found in it", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(recall("source"));
  await expectAccessible(page);
  await page.getByRole("button", { name: /Paste/ }).click();
  await page.getByLabel("The text that you have").fill(boardPaper);
  await page.getByRole("button", { name: /^Store/ }).click();
  await expect(page.getByRole("list", { name: "Stored copies" }).getByRole("listitem")).toHaveCount(1);
  await page.goto(recall("claim"));
  await expect(page.getByText("Copy stored and quote verified").first()).toBeVisible();
  await page.getByRole("link", { name: "See it in the copy" }).first().click();
  await expect(page.locator("mark").first()).toContainText("estimated at £700 million");
  await expectAccessible(page);
});

test("deleting the block leaves the evidence, which can be put in again", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const dossier = await openDossier(page);
  const block = dossier.getByText("is estimated at £700 million by 2021");
  await expect(block).toBeVisible();
  await dossier.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(block).toBeHidden();
  await expect(page.getByText("is estimated at £700 million by 2021").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(block).toBeVisible();
});

test("what is typed while a block is selected goes below it", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const dossier = await openDossier(page);
  const quote = dossier.getByText("is estimated at £700 million by 2021");
  await quote.click();
  await page.keyboard.type("Below the block.");
  await expect(quote).toBeVisible();
  await expect(dossier.getByText("Below the block.")).toBeVisible();
  await expectSaved(page);
  await page.reload();
  await expect(quote).toBeVisible();
  await expect(dossier.getByText("Below the block.")).toBeVisible();
});

test("the claim page holds at every width", async ({ pageOf }) => {
  const page = await pageOf("vera");
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(recall("claim"));
    await expectNoSidewaysScroll(page);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});
