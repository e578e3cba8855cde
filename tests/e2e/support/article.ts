import { expect, type Page } from "@playwright/test";
import { desk } from "./people";

/** A short text about an invented place: a heading, two paragraphs of sentences and a list. */
export const readerText = [
  "Library closes on Sundays",
  "The library in Marlow Green will close on Sundays from June, the parish said on Monday. It saves £14,000 a year.",
  "Visits have fallen by a third since 2018, the parish clerk wrote. It is the saddest news of the year.",
  "Opening hours were cut twice before, in 2012 and in 2019.",
].join("\n\n");

/** Brings a pasted text in and leaves the page on its reader, ready for keys. @returns its path. */
export async function bringIn({
  page,
  title,
  text = readerText,
}: {
  page: Page;
  title: string;
  text?: string;
}): Promise<string> {
  await page.goto(`${desk}/articles/new`);
  await page.getByLabel("Text of the article").fill(text);
  await page.getByRole("button", { name: "Look it through" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Store article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  await readerIsReady(page);
  return new URL(page.url()).pathname;
}

/** Waits until the text is drawn over: only then does the reader answer. */
export async function readerIsReady(page: Page): Promise<void> {
  await expect(page.locator("#article-text[data-ready]")).toBeVisible();
}

/** What the reader last told screen readers. */
export function announced(page: Page) {
  return page.getByTestId("reader-says");
}

/** Selects words of the article by mouse, from the beginning of one wording to the end of another. */
export async function selectWords({ page, from, to = from }: { page: Page; from: string; to?: string }): Promise<void> {
  const [start, end] = await page.evaluate(
    ([first, last]) => {
      const point = (wording: string, atEnd: boolean) => {
        const walker = document.createTreeWalker(document.getElementById("article-text")!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue!.indexOf(wording);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, atEnd ? at + wording.length - 1 : at);
          range.setEnd(node, atEnd ? at + wording.length : at + 1);
          if (!atEnd) node.parentElement!.scrollIntoView({ block: "center" });
          const box = range.getBoundingClientRect();
          return { x: atEnd ? box.right - 1 : box.left + 1, y: box.top + box.height / 2 };
        }
        throw new Error(`“${wording}” does not stand in the text.`);
      };
      return [point(first!, false), point(last!, true)];
    },
    [from, to],
  );
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
}

/** Presses on some words of the article. */
export async function pressOn({ page, wording }: { page: Page; wording: string }): Promise<void> {
  const { x, y } = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.getElementById("article-text")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement!.scrollIntoView({ block: "center" });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`“${wanted}” does not stand in the text.`);
  }, wording);
  await page.mouse.click(x, y);
}
