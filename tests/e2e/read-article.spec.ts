import type { Page } from "@playwright/test";
import { announced, bringIn, pressOn, readerIsReady, selectWords } from "./support/article";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/desk-test";

const claimField = (page: Page) => page.getByRole("textbox", { name: /^Claim/ }).first();
const rail = (page: Page) => page.getByRole("navigation", { name: "Claims in this text" }).first();

test("a text is decided sentence by sentence from the keyboard alone", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await bringIn({ page, title: "Library keys" });
  await expect(page.getByText("There is nothing to decide")).toBeHidden();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(announced(page)).toContainText("The library in Marlow Green will close on Sundays");
  await expect(announced(page)).toContainText("Not decided");

  await page.keyboard.press("c");
  await expect(claimField(page)).toBeFocused();
  await expectAccessible(page);
  await claimField(page).fill("The library in Marlow Green closes on Sundays from June 2026.");
  await page.getByLabel("Who claims it").fill("Marlow Green parish");
  await page.keyboard.press("Control+Enter");
  await expect(rail(page).getByRole("link", { name: /closes on Sundays from June 2026/ })).toBeVisible();
  await expect(announced(page)).toContainText("It saves £14,000 a year.");

  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: /Too vague to check/ })).toBeVisible();
  await page.keyboard.press("2");
  await expect(announced(page)).toContainText("Marked as not checkable");
  await expect(announced(page)).toContainText("Visits have fallen by a third");
  // Without waiting in between: an undo is about the decision before it, not about one that has been answered.
  await page.keyboard.press("o");
  await page.keyboard.press("u");
  await expect(announced(page)).toContainText("taken back");
  await expect(page.getByText(/% decided: .* characters\./)).not.toContainText("0% decided: 0");

  await page.keyboard.press("k");
  await page.keyboard.press("s");
  await page.keyboard.press("]");
  await expect(announced(page)).toContainText("Sentence");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of the reader" })).toBeVisible();
  await expectAccessible(page);
});

test("any run of words becomes a claim by mouse, and overlapping claims are all reached", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await bringIn({ page, title: "Library mouse" });
  await selectWords({ page, from: "close on Sundays" });
  await claimField(page).fill("The library closes on Sundays.");
  await page.getByRole("button", { name: "Save claim" }).click();
  await expect(rail(page).getByRole("link", { name: "The library closes on Sundays." })).toBeVisible();

  await selectWords({ page, from: "The library in Marlow Green", to: "saves £14,000" });
  await claimField(page).fill("Closing the library on Sundays saves £14,000.");
  await page.getByRole("button", { name: "Save claim" }).click();
  await expect(rail(page).getByRole("link", { name: /saves £14,000/ })).toBeVisible();

  await pressOn({ page, wording: "Sundays from June" });
  const here = page.getByRole("dialog");
  await expect(here).toContainText("2 claims here");
  await expect(here).toContainText("The library closes on Sundays.");
  await expect(here).toContainText("Closing the library on Sundays saves £14,000.");
  await expectAccessible(page);
  await here.getByRole("button", { name: "Take the mark off" }).first().click();
  await expect(rail(page).getByRole("link", { name: "The library closes on Sundays." })).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(rail(page).getByRole("link", { name: "The library closes on Sundays." })).toBeVisible();

  // Over the end of a paragraph, and a claim that exists already.
  await selectWords({ page, from: "saves £14,000 a year.", to: "Visits have fallen" });
  await page.getByRole("button", { name: "Known claim" }).click();
  await page.getByLabel("Search the claims").fill("library closes on Sundays");
  const found = page.getByRole("list", { name: "Claims found" });
  await found
    .getByRole("listitem")
    .filter({ hasText: "The library closes on Sundays." })
    .first()
    .getByRole("button")
    .click();
  await expect(rail(page).getByRole("link", { name: "The library closes on Sundays." })).toHaveCount(2);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
  }
});

test("a browser that cannot highlight still shows and reaches the claims", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "Highlight");
  });
  await bringIn({ page, title: "Library without highlights" });
  await selectWords({ page, from: "Visits have fallen by a third" });
  await claimField(page).fill("Visits to the library fell by a third from 2018.");
  await page.getByRole("button", { name: "Save claim" }).click();
  await expect(rail(page).getByRole("link", { name: /Visits to the library fell/ })).toBeVisible();
  const line = page.locator(".text-overlay .underline").first();
  await expect(line).toBeVisible();
  const under = await line.boundingBox();
  const words = await page.getByText("Visits have fallen by a third").boundingBox();
  expect(under!.x).toBeGreaterThanOrEqual(words!.x - 1);
  expect(under!.width).toBeGreaterThan(100);
  await pressOn({ page, wording: "fallen by a third" });
  await expect(page.getByRole("dialog")).toContainText("Visits to the library fell by a third from 2018.");
});

test("a corrected text keeps its claims, and asks where the wording changed", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const path = await bringIn({ page, title: "Library corrected" });
  for (const wording of [
    "close on Sundays from June",
    "Visits have fallen by a third since 2018",
    "in 2012 and in 2019",
  ]) {
    await selectWords({ page, from: wording });
    await claimField(page).fill(`About: ${wording}.`);
    await page.getByRole("button", { name: "Save claim" }).click();
    await expect(rail(page).getByRole("link", { name: `About: ${wording}.` })).toBeVisible();
  }
  // A second person has the article open, and types while the first one stores a new version.
  const other = await pageOf("rafi");
  await other.goto(path);
  await readerIsReady(other);
  await selectWords({ page: other, from: "saves £14,000 a year" });
  await claimField(other).fill("Typed over a text that changes.");

  await page.getByRole("button", { name: "Correct the text" }).click();
  await expect(page.getByRole("heading", { name: "Correct the text" })).toBeVisible();
  const text = page.getByRole("textbox", { name: "Text of the article" });
  await text.getByText("Visits have fallen").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.insertText("In the village, ");
  await text.getByText("Opening hours were cut").click({ clickCount: 3 });
  await page.keyboard.insertText("Nothing else is known.");
  await page.getByRole("button", { name: "Store as a new version" }).click();
  await expect(page.getByText("Version 2 of 2")).toBeVisible();
  await expect(rail(page)).toContainText("Lost their place in this version");
  await expect(rail(page).getByRole("link", { name: "About: close on Sundays from June." })).toBeVisible();
  await rail(page).getByRole("button", { name: "Choose the place" }).first().click();
  await selectWords({ page, from: "Nothing else is known" });
  await page.getByRole("button", { name: "This is the place" }).last().click();
  await expect(rail(page)).not.toContainText("Lost their place in this version");
  await expectAccessible(page);

  await other.getByRole("button", { name: "Save claim" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "newer version" })).toBeVisible();
  await expect(claimField(other)).toHaveValue("Typed over a text that changes.");
  await expect(other.getByRole("link", { name: /newer version/ })).toHaveAttribute("href", path);
});

test("the keys can be changed and switched off", async ({ pageOf }) => {
  const page = await pageOf("vic");
  const editor = await pageOf("vera");
  const path = await bringIn({ page: editor, title: "Library other keys" });
  await page.goto(path);
  await readerIsReady(page);
  await page.keyboard.press("?");
  await page.getByLabel("Next passage", { exact: true }).fill("q");
  await page.getByRole("button", { name: "Save keys" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.reload();
  await readerIsReady(page);
  await page.keyboard.press("q");
  await expect(announced(page)).toContainText("1 of");
  // A viewer walks through the text but decides nothing.
  await page.keyboard.press("c");
  await expect(page.getByRole("region", { name: "Decide about the chosen words" })).toBeHidden();

  await page.keyboard.press("?");
  await page.getByLabel("Use single keys").uncheck();
  await page.getByRole("button", { name: "Save keys" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("q");
  await expect(announced(page)).toContainText("1 of");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(announced(page)).toContainText("2 of");

  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByRole("button", { name: "Usual keys" }).click();
  await page.getByRole("button", { name: "Save keys" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a discarded text is taken up again", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto("/w/brackwater-desk/articles/new");
  await page.getByLabel("Text of the article").fill("A text to be discarded\n\nIt has one sentence.");
  await page.getByRole("button", { name: "Look it through" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("This text was discarded.").first()).toBeVisible();
  await page.getByRole("button", { name: "Take it up again" }).click();
  await expect(page.getByRole("button", { name: "Store article" })).toBeVisible();
});
