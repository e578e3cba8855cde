import { expect, type Page } from "@playwright/test";
import { expectSaved } from "./desk-test";

/** The editable text of a briefing, once what stands in it is stored. */
export async function briefingText(page: Page) {
  const text = page.locator('.ProseMirror[contenteditable="true"]').first();
  await expect(text).toBeVisible();
  await expectSaved(page);
  return text;
}

/** Writes a line and puts the card of a claim below it. @param claim words that find the claim */
export async function addCard({ page, lead, claim }: { page: Page; lead: string; claim: string }): Promise<void> {
  const text = await briefingText(page);
  await text.click();
  await page.keyboard.type(lead);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/card");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill(claim);
  await page.getByRole("option").first().click();
  await dialog.getByRole("button").last().click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: /^Claim \d/ }).first()).toBeVisible();
  await expectSaved(page);
}

/** Publishes the next edition. @param correction what was changed and why; the first edition has none */
export async function publish({
  page,
  briefing,
  number,
  correction,
}: {
  page: Page;
  briefing: string;
  number: number;
  correction?: string;
}): Promise<void> {
  await page.goto(`${briefing}/publish`);
  if (correction) {
    await page.getByRole("radio", { name: /^Correction/ }).check();
    await page.getByLabel("What was changed, and why?").fill(correction);
  }
  await page.getByRole("button", { name: `Publish Edition ${number}` }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/editions\\?published=${number}$`));
}
