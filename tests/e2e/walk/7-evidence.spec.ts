import type { Locator, Page } from "@playwright/test";
import { announced, bringIn } from "../support/article";
import { addCard, briefingText, publish } from "../support/briefing";
import { expect, expectAccessible, expectNoSidewaysScroll, expectSaved, test } from "../support/desk-test";
import { news, retraction, study, studyIsRetracted } from "../support/outside/works";
import { desk, recall, remember, type PersonKey } from "../support/people";

const statement = "Closing the emergency department of Harrow Vale at night saves £2.4 million a year.";
const article = [
  "Nights without an emergency department",
  "The trust wants to close the emergency department of Harrow Vale at night. This saves £2.4 million a year, it says.",
  "Patients would be taken to the regional hospital. The board decides in June.",
].join("\n\n");

/** Selects a stretch of the words that a page of a PDF shows, as with the mouse. */
async function selectInPdf({ page, first, last }: { page: Page; first: string; last: string }): Promise<void> {
  const words = (text: string) => page.locator("[data-page] span").filter({ hasText: text }).last();
  await words(first).scrollIntoViewIfNeeded();
  const from = await edgeOf({ at: words(first), wording: first, side: "start" });
  const to = await edgeOf({ at: words(last), wording: last, side: "end" });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

function edgeOf({ at, wording, side }: { at: Locator; wording: string; side: "start" | "end" }) {
  return at.evaluate(
    (element, [looked, which]) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
      const start = node.nodeValue!.indexOf(looked!);
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + looked!.length);
      const box = range.getBoundingClientRect();
      return { x: which === "start" ? box.left + 0.5 : box.right - 0.5, y: box.top + box.height / 2 };
    },
    [wording, side],
  );
}

/** Opens the newest stored copy of a source, coming from the claim. */
async function openCopy({ page, source }: { page: Page; source: string }): Promise<void> {
  await page.goto(source);
  const copies = page.getByRole("list", { name: "Stored copies" });
  await copies.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/captures\//);
}

async function fillEvidence({ page, words, stance }: { page: Page; words?: string; stance: RegExp }): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Evidence from this copy" });
  await expect(dialog).toBeVisible();
  const claim = dialog.getByRole("combobox", { name: "Claim" });
  await claim.fill("emergency department of Harrow Vale");
  await page
    .getByRole("option", { name: /Harrow Vale/ })
    .first()
    .click();
  if (words) await dialog.getByLabel("The words").fill(words);
  await dialog.getByRole("radio", { name: stance }).check();
  await dialog.getByRole("button", { name: "Add evidence" }).click();
  await expect(dialog.getByText("its words are verified in this copy", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Stay at the copy" }).click();
  await expect(dialog).toBeHidden();
}

/** As with Ctrl+V: what stands in the clipboard goes to wherever the cursor is. */
async function pasteInto({ page, text }: { page: Page; text: string }): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    document.activeElement!.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test("a pasted DOI becomes a source with a stored copy", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await bringIn({ page, title: "Nights without an emergency department", text: article });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(announced(page)).toContainText("2.4 million");
  await page.keyboard.press("c");
  const wording = page.getByRole("textbox", { name: "Claim", exact: false }).first();
  await wording.fill(statement);
  await page.getByRole("button", { name: "Save claim" }).click();
  const link = page.getByRole("navigation", { name: "Claims in this text" }).getByRole("link", { name: "Claim page" });
  remember("night-claim", new URL((await link.first().getAttribute("href")) ?? "", page.url()).pathname);

  await page.goto(recall("night-claim"));
  const dossier = page.getByRole("textbox", { name: "Dossier" });
  await expectSaved(page);
  await dossier.click();
  await pasteInto({ page, text: `https://doi.org/${study.doi}` });
  await expect(page.getByText("You pasted a DOI.")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Add as source" });
  await expect(dialog.getByLabel("Title", { exact: false }).first()).toHaveValue(study.title);
  await expect(dialog.getByLabel("Authors")).toHaveValue(/Aldous/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(dialog).toBeHidden();
  const cited = dossier.getByRole("link", { name: /Aldous/ });
  await expect(cited.first()).toBeVisible();
  remember("study", new URL((await cited.first().getAttribute("href")) ?? "", page.url()).pathname);
  await page.goto(recall("study"));
  await expect(page.getByRole("list", { name: "Stored copies" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
});

test("passages marked in the pages of the PDF become evidence", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await openCopy({ page, source: recall("study") });
  await expect(
    page.locator("[data-page='1'] span").filter({ hasText: "Closing the department" }).first(),
  ).toBeVisible();
  await selectInPdf({ page, first: "Closing the department", last: "first year." });
  await page.getByRole("button", { name: "Make evidence of it" }).click();
  await expectAccessible(page);
  await fillEvidence({ page, stance: /Supports/ });
  await selectInPdf({ page, first: "Patients", last: "the closure." });
  await page.getByRole("button", { name: "Make evidence of it" }).click();
  await fillEvidence({ page, stance: /Qualifies/ });
  // And from the keyboard alone: found by some of its words.
  await page.getByRole("button", { name: "Find a passage" }).press("Enter");
  await page.keyboard.type("transfers to the regional");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Place 1 of 1, 1 sentence.")).toBeVisible();
  await expect(page.locator("[data-page='2']")).toBeInViewport();
  await page.getByRole("button", { name: "Make evidence of it" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Evidence from this copy" });
  await expect(dialog.getByLabel("The words")).toHaveValue(/^Transfers .* same\speriod\.$/su);
  await expect(dialog.getByLabel("Where in the source")).toHaveValue("p. 2");
  await fillEvidence({ page, stance: /Qualifies/ });

  await page.goto(recall("night-claim"));
  await page.getByRole("link", { name: "See it in the copy" }).first().click();
  await expect(page.locator("[data-page='1']")).toBeInViewport();
  await expectNoSidewaysScroll(page);
});

test("a newspaper's page that takes its matter from the study is found out", async ({ pageOf }) => {
  const page = await pageOf("vera");
  await page.goto(`${desk}/sources`);
  await page.getByRole("button", { name: "Add a source" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a source" });
  await dialog.getByLabel(/^Web address/).fill(news.url);
  await dialog.getByRole("button", { name: "Look it up" }).click();
  await expect(dialog.getByLabel("Title", { exact: false }).first()).toHaveValue(news.title);
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(page).toHaveURL(/\/sources\/[0-9a-f-]{36}$/);
  remember("news", new URL(page.url()).pathname);
  const suggestions = page.getByRole("list", { name: "Suggestions" });
  await expect(async () => {
    await page.reload();
    await expect(suggestions.getByText(study.title)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(suggestions.getByText("A stored copy names its DOI.")).toBeVisible();
  await expectAccessible(page);
  await suggestions.getByRole("button", { name: /^It rests on this/ }).click();
  await expect(page.getByText("Recorded; where origins are counted, the two are one.")).toBeVisible();

  await openCopy({ page, source: recall("news") });
  for (const [words, stance] of [
    [news.sentences.saving, /Supports/],
    [news.sentences.staff, /Context/],
  ] as const) {
    await page.getByRole("button", { name: "Type evidence by hand" }).click();
    await fillEvidence({ page, words, stance });
  }
});

/** What the three give, item by item in the order of the list: credibility. */
const ratings = { vera: [2, 3, 1, 4, 2], rafi: [2, 3, 1, 4, 2], rosa: [2, 3, 2, 4, 3] };

async function rateAll({ page, levels }: { page: Page; levels: readonly number[] }): Promise<void> {
  await page.goto(recall("night-claim"));
  const items = page.getByRole("list", { name: "Evidence" }).locator(":scope > li");
  await expect(items).toHaveCount(levels.length);
  for (const [at, level] of levels.entries()) {
    const item = items.nth(at);
    await item.getByRole("button", { name: "Rate this evidence" }).click();
    await item.getByRole("radio", { name: new RegExp(`^${level} –`) }).check();
    await item.getByRole("radio", { name: /^Direct/ }).check();
    await item.getByLabel("Why", { exact: true }).fill("Weighed against the pages of the study.");
    await item.getByRole("button", { name: "Save rating" }).click();
    await expect(item.getByRole("button", { name: "Change your rating" })).toBeVisible();
  }
}

async function assess({ page, why }: { page: Page; why: string }): Promise<void> {
  await page
    .getByRole("radio", { name: /^Accurate/ })
    .first()
    .check();
  await page.getByRole("radio", { name: /^High/ }).check();
  await page.getByRole("combobox", { name: "Imprecision" }).selectOption("-1");
  await page.getByLabel(/Reason for the step down: imprecision/i).fill("One hospital, one year.");
  await page.getByLabel("Why this rating").fill(why);
  await page.getByRole("button", { name: "Submit assessment" }).click();
  await expect(page.getByText("Submitted.")).toBeVisible();
}

test("three people rate blind; after the reveal agreement and origins are seen", async ({ pageOf }) => {
  test.setTimeout(180_000);
  const edda = await pageOf("edda");
  await edda.goto(recall("night-claim"));
  const origins = edda.getByText("1 independent origin").first();
  await expect(origins).toBeVisible();
  await edda.getByRole("button", { name: "Open a blind round" }).click();
  await edda.getByRole("button", { name: "Open the round" }).click();
  await expect(edda.getByRole("alertdialog")).toBeHidden();
  for (const [person, levels] of Object.entries(ratings) as [PersonKey, number[]][])
    await rateAll({ page: await pageOf(person), levels });
  await edda.reload();
  await expect(edda.getByText("Krippendorff", { exact: false })).toHaveCount(0);
  for (const person of ["rafi", "rosa"] as const) {
    const page = await pageOf(person);
    await page.goto(recall("night-claim"));
    await assess({ page, why: `The study says so; read by ${person}.` });
  }
  await edda.reload();
  await edda.getByRole("button", { name: "Reveal the round" }).click();
  await edda.getByRole("button", { name: "Reveal it to everybody" }).click();
  await expect(edda.getByRole("alertdialog")).toBeHidden();
  await edda.getByText("Agreement on the evidence in figures").click();
  // The value for these fifteen ratings, reckoned apart from this code: 0.84993.
  await expect(edda.getByText(/Krippendorff’s alpha 0\.85/).first()).toBeVisible();
  await expect(edda.getByText(/15 judgements of 5/).first()).toBeVisible();
  await expectAccessible(edda);
  await edda.goto(`${desk}/agreement`);
  await expect(edda.getByText(/Krippendorff’s alpha/).first()).toBeVisible();
  await expectAccessible(edda);
});

test("the verdict is settled, approved and published in an edition", async ({ pageOf }) => {
  const edda = await pageOf("edda");
  await edda.goto(recall("night-claim"));
  const form = edda.getByRole("form", { name: "Settle a verdict" });
  await form.getByRole("radio", { name: /^Accurate/ }).check();
  await form.getByRole("radio", { name: /^High/ }).check();
  await form.getByRole("combobox", { name: "Imprecision" }).selectOption("-1");
  await form.getByLabel(/Reason for the step down: imprecision/i).fill("One hospital, one year.");
  await form.getByLabel("Justification").fill("The one study there is found this saving in the first year.");
  await form.getByRole("button", { name: "Settle verdict 1" }).click();
  await expect(edda.getByText("Adjudicated").first()).toBeVisible();
  for (const person of ["rafi", "rosa"] as const) {
    const page = await pageOf(person);
    await page.goto(recall("night-claim"));
    await page.getByRole("button", { name: "Approve this verdict" }).click();
    await expect(page.getByRole("button", { name: "Take my approval back…" })).toBeVisible();
  }
  await edda.goto(`${desk}/briefings/new`);
  await edda.getByLabel("Title").fill("What closing at night would save");
  await edda.getByLabel("Summary").fill("One study, and a newspaper that repeats it.");
  await edda.getByRole("button", { name: "Begin the briefing" }).click();
  await expect(edda).toHaveURL(/\/briefings\/[0-9a-f-]{36}$/);
  remember("night-briefing", new URL(edda.url()).pathname);
  await addCard({ page: edda, claim: "Harrow Vale at night", lead: "What the study found." });
  await publish({ page: edda, briefing: recall("night-briefing"), number: 1 });
});

test("a retraction that Crossref reports reaches the published edition, and a correction answers it", async ({
  pageOf,
  browser,
}) => {
  const edda = await pageOf("edda");
  await edda.goto(recall("study"));
  await expect(edda.getByText("Crossref was last asked on")).toContainText("nothing reported");
  remember(studyIsRetracted, "3 May 2026");
  await edda.getByRole("button", { name: "Ask Crossref for retractions" }).click();
  const notices = edda.getByRole("region", { name: "Notices on this source" });
  await expect(notices).toContainText(retraction.DOI);
  await expectAccessible(edda);
  await notices.getByRole("button", { name: "Mark as retracted…" }).click();
  const dialog = edda.getByRole("dialog", { name: "What has become of this source?" });
  await expect(dialog.getByRole("radio", { name: /^Retracted/ })).toBeChecked();
  await expect(dialog.getByLabel("When", { exact: true })).toHaveValue("2026-05-03");
  await dialog.getByLabel("What happened").fill("The journal retracted it: the first year was counted twice.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(notices).toBeHidden();

  await edda.goto(recall("night-claim"));
  await expect(edda.getByText("Something that this rests on has changed")).toBeVisible();
  await expect(edda.getByText("retracted or withdrawn, not counted").first()).toBeVisible();
  await expect(edda.getByText("Lark, 2025 rests on Aldous & Penhale, 2025").first()).toBeVisible();
  await edda.goto(`${desk}/queue`);
  const doubt = edda.getByRole("listitem").filter({ hasText: "What closing at night would save" }).last();
  await expect(doubt).toBeVisible();
  await expectAccessible(edda);

  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto("/p/brackwater-desk/");
  await reader.getByRole("link", { name: "What closing at night would save" }).first().click();
  const published = reader.url();
  await expect(reader.getByText(/has been marked as retracted/).first()).toBeVisible();

  await edda.goto(recall("night-briefing"));
  await (await briefingText(edda)).getByText("What the study found.").click();
  await edda.keyboard.press("Home");
  await edda.keyboard.type("The study has been retracted since. ");
  await expectSaved(edda);
  await publish({
    page: edda,
    briefing: recall("night-briefing"),
    number: 2,
    correction: "The study was retracted on 3 May 2026; we say so at the top.",
  });
  await edda.goto(`${desk}/queue`);
  await expect(edda.getByText("What closing at night would save")).toHaveCount(0);
  await reader.goto(published);
  await expect(reader.getByText("we say so at the top").first()).toBeVisible();
  const origins = reader.locator(".origins");
  await expect(origins).toContainText("Not counted, as retracted or withdrawn: Aldous & Penhale, 2025");
  await expect(origins).toContainText("Lark, 2025 rests on Aldous & Penhale, 2025, retracted or withdrawn");
  await expectAccessible(edda);
});
