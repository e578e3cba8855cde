import { setParagraph, writePdf, type PdfWords } from "../support/write-pdf";
import { wordParagraph, writeDocx } from "../support/write-docx";
import { bringIn, readerIsReady } from "./support/article";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/desk-test";
import { desk } from "./support/people";
import type { Page } from "@playwright/test";

async function upload(page: Page, file: { name: string; mimeType: string; bytes: Uint8Array }) {
  await page.goto(`${desk}/articles/new`);
  await page.getByRole("tab", { name: "File" }).click();
  const { name, mimeType, bytes } = file;
  await page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: "Look it through" }).click();
}

const sentences = [
  "The harbour board of Saltmere has closed the north pier to coaches since the first of May, it said on Monday.",
  "Forty thousand people walked on it last year, a third fewer than in the year before the storm.",
  "Nobody has said what the repair will cost, and the board will not publish the engineer's report before June.",
];

test("a PDF comes in with its headings and paragraphs, and a scanned one says why it does not", async ({ pageOf }) => {
  const page = await pageOf("vera");
  let y = 140;
  const words: PdfWords[] = [{ text: "The north pier at Saltmere", x: 72, y: 90, size: 24 }];
  for (const text of sentences) {
    const paragraph = setParagraph({ text, x: 72, y, width: 468 });
    words.push(...paragraph.words);
    y = paragraph.next + 8;
  }
  await upload(page, { name: "pier.pdf", mimeType: "application/pdf", bytes: writePdf({ pages: [{ words }] }) });
  await expect(page.getByLabel(/^Title/)).toHaveValue("The north pier at Saltmere");
  await page.getByRole("button", { name: "Store article" }).click();
  await readerIsReady(page);
  await expect(page.locator("#article-text").getByText(sentences[1]!)).toBeVisible();

  await upload(page, { name: "scan.pdf", mimeType: "application/pdf", bytes: writePdf({ pages: [{ words: [] }] }) });
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/pictures|scan/i);
});

test("a Word document comes in with its headings and lists", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const body = [
    wordParagraph("What the harbour board said", { style: "Heading1" }),
    ...sentences.map((sentence) => wordParagraph(sentence)),
    wordParagraph("Coaches stay away", { list: { id: 1, level: 0 } }),
    wordParagraph("Walkers may come", { list: { id: 1, level: 0 } }),
  ].join("");
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await upload(page, { name: "board.docx", mimeType, bytes: writeDocx({ body }) });
  await page.getByRole("button", { name: "Store article" }).click();
  await readerIsReady(page);
  await expect(page.locator("#article-text li")).toHaveText(["Coaches stay away", "Walkers may come"]);
});

test("a page of several articles is offered as several, and those that are wanted are stored", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const posts = ["Pier closes", "Ferry sold", "Tide clock mended"].map((title, at) =>
    [title, ...sentences.map((sentence) => `${title}: ${sentence}`), `Posted in Harbour on ${at + 3} May 2025`].join(
      "\n\n",
    ),
  );
  await page.goto(`${desk}/articles/new`);
  await page.getByLabel("Text of the article").fill(["Search results for: harbour", ...posts].join("\n\n"));
  await page.getByRole("button", { name: "Look it through" }).click();
  await expect(page.getByText("This page holds 3 articles")).toBeVisible();
  await expectAccessible(page);
  const list = page.getByRole("list", { name: "Articles on this page" });
  await list.getByRole("checkbox", { name: /Ferry sold/ }).uncheck();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Store 2 articles" }).click();
  const stored = page.getByRole("list", { name: "Stored articles" });
  await expect(stored.getByRole("link")).toHaveText(["Pier closes", "Tide clock mended"]);
  await expectAccessible(page);
  await stored.getByRole("link", { name: "Pier closes" }).click();
  await readerIsReady(page);
  await expect(page.locator("#article-text")).toContainText(`Pier closes: ${sentences[0]}`);
  await expect(page.locator("#article-text")).not.toContainText("Tide clock");
});

test("what an author quietly changed is shown with the claim that it touches", async ({ pageOf }) => {
  const page = await pageOf("vera");
  const text = sentences.join("\n\n");
  const path = await bringIn({ page, title: "Pier, as first told", text });
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Save claim" }).click();
  await expect(page.getByRole("navigation", { name: "Claims in this text" }).getByRole("listitem")).toHaveCount(1);

  await page.goto(`${desk}/articles/new?article=${path.split("/").at(-1)}`);
  await page.getByLabel("Text of the article").fill(text.replace("Forty thousand people", "Fifty thousand visitors"));
  await page.getByRole("button", { name: "Look it through" }).click();
  await page.getByRole("button", { name: "Store as a new version" }).click();
  await readerIsReady(page);
  await page.goto(`${path}/versions/compare?from=1&to=2`);
  await expect(page.getByRole("main")).toContainText("1 claim has other wording");
  await expect(page.locator("ins").filter({ hasText: "Fifty" }).first()).toBeVisible();
  await expectAccessible(page);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});
