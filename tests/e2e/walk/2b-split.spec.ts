import type { Page } from "@playwright/test";
import { bringIn } from "../support/article";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/desk-test";
import { recall, remember } from "../support/people";

/** Our own text about an invented place. What each sentence is there for stands behind it in the tests. */
const text = [
  "The harbour board of Tolland spent £4.2 million on consultants in 2017.",
  "The pier was built in 1901 and is used by 40,000 people a year. It was closed to vehicles in 2016.",
  "The Oxley Ferry Union said that the closure would cost 90 jobs. I think the board ought to be ashamed.",
  "Who will pay for the pier? Write to your councillor before Friday.",
  "Marwick Town Council owns a third of the pier. Two of the three hotels on the quay closed in 2015.",
  "The last ferry to the island left in 2011.",
].join("\n\n");

async function openSplit(page: Page) {
  await page.goto(`${recall("split article")}/split`);
  await expect(page.locator("#split-rows[data-ready]")).toBeVisible();
}

const row = (page: Page, words: string) => page.locator("li[data-row]").filter({ hasText: words }).first();
const says = (page: Page) => page.getByTestId("split-says");

/** Presses a key once the row that it is meant for is the current one. */
async function onRow(page: Page, words: string, key: string) {
  await expect(row(page, words)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press(key);
}

test("suggestions are taken, edited and rejected from the keyboard alone", async ({ pageOf }) => {
  const page = await pageOf("vera");
  remember("split article", await bringIn({ page, title: "Tolland's pier", text }));
  await page.getByRole("link", { name: "Passage by passage" }).click();
  await expect(page.locator("#split-rows[data-ready]")).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("j");
  await expect(says(page)).toContainText("Sentence 1 of 10");
  await onRow(page, "spent £4.2 million", "y");
  await expect(row(page, "spent £4.2 million").getByRole("link", { name: /^Claim \d+$/ })).toBeVisible();

  // A compound sentence: its first part is taken, its second edited.
  await onRow(page, "The pier was built in 1901", "Enter");
  await expect(row(page, "The pier was built").getByText("The pier was built in 1901.", { exact: true })).toBeVisible();
  await onRow(page, "The pier was built in 1901", "e");
  const statement = page.getByRole("textbox", { name: "Claim", exact: false }).first();
  await expect(statement).toHaveValue("The pier is used by 40,000 people a year.");
  await statement.fill("The north pier of Tolland is used by 40,000 people a year.");
  await page.keyboard.press("Control+Enter");
  await expect(row(page, "The pier was built").getByText("The north pier of Tolland is used")).toBeVisible();
  await expect(row(page, "The pier was built")).toHaveAttribute("data-decided", "all");

  // What the rules could not resolve is asked for: the words are selected, and the answer replaces them.
  await expect(row(page, "It was closed to vehicles")).toHaveAttribute("aria-current", "true");
  const card = row(page, "It was closed to vehicles").getByRole("group", { name: /^Suggestion/ });
  await expect(card).toContainText("It was closed to vehicles in 2016.");
  await page.keyboard.press("y");
  await expect(statement).toBeFocused();
  await page.keyboard.type("The north pier of Tolland");
  await expect(statement).toHaveValue("The north pier of Tolland was closed to vehicles in 2016.");
  await page.keyboard.press("Control+Enter");
  await expect(row(page, "It was closed to vehicles").getByText("The north pier of Tolland was closed")).toBeVisible();

  // Rejected, it is shown as such, and the sentence waits for a decision.
  await onRow(page, "The Oxley Ferry Union said", "n");
  await expect(row(page, "The Oxley Ferry Union said").getByText("rejected by")).toBeVisible();
  await expect(row(page, "The Oxley Ferry Union said")).toHaveAttribute("data-decided", "none");
  await page.keyboard.press("u");
  await expect(row(page, "The Oxley Ferry Union said").getByText("rejected by")).toBeHidden();
  await expect(row(page, "The Oxley Ferry Union said").getByRole("group", { name: /^Suggestion/ })).toBeVisible();
});

test("several rows are decided at once, and taken back at once", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await openSplit(page);
  const coverage = page.getByText(/% decided/).first();
  const before = await coverage.innerText();
  await row(page, "I think the board").locator("p.words").click();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+j");
  await page.keyboard.press("Shift+j");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("1");
  await expect(row(page, "Who will pay").getByText("Opinion or value judgement")).toBeVisible();
  await expect(coverage).not.toHaveText(before);
  await expect(page.getByText("3 selected")).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(row(page, "Who will pay").getByText("Opinion or value judgement")).toBeHidden();
  await expect(coverage).toHaveText(before);

  await row(page, "Marwick Town Council owns").locator("p.words").click();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+j");
  await page.keyboard.press("y");
  await expect(row(page, "Two of the three hotels").getByRole("link", { name: /^Claim \d+$/ })).toBeVisible();
  await expect(row(page, "Marwick Town Council").getByRole("link", { name: /^Claim \d+$/ })).toBeVisible();
});

test("two people see where the other is, what the other does, and do nothing twice", async ({ pageOf }) => {
  const vera = await pageOf("vera");
  const rafi = await pageOf("rafi");
  await openSplit(vera);
  await openSplit(rafi);
  await row(vera, "The last ferry").locator("p.words").click();
  await expect(row(rafi, "The last ferry").getByText("Vera is here")).toBeVisible();
  await expect(rafi.getByText("Vera Quill is here too")).toBeVisible();

  // Vera takes it; on Rafi's page the same row is decided without anything being pressed.
  await vera.keyboard.press("y");
  await expect(row(vera, "The last ferry").getByRole("link", { name: /^Claim \d+$/ })).toBeVisible();
  await expect(row(rafi, "The last ferry").getByRole("link", { name: /^Claim \d+$/ })).toBeVisible();
  await expect(row(rafi, "The last ferry").getByText("Vera Quill")).toBeVisible();

  // Both at the same moment: one is told.
  await row(vera, "The Oxley Ferry Union said").locator("p.words").click();
  await row(rafi, "The Oxley Ferry Union said").locator("p.words").click();
  await Promise.all([vera.keyboard.press("y"), rafi.keyboard.press("y")]);
  for (const page of [vera, rafi]) {
    await expect(row(page, "The Oxley Ferry Union said").getByRole("link", { name: /^Claim \d+$/ })).toHaveCount(1);
  }
  const told = async () =>
    (await vera.getByRole("alert").filter({ hasText: "Somebody else" }).count()) +
    (await rafi.getByRole("alert").filter({ hasText: "Somebody else" }).count());
  await expect.poll(told).toBe(1);
});

test("the split view holds at every width and in the dark, and only shows a viewer what is there", async ({
  pageOf,
}) => {
  const page = await pageOf("vic");
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await openSplit(page);
    await expectNoSidewaysScroll(page);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: "Take", exact: false })).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(says(page)).toContainText("Sentence 1 of 10");
});
