import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { stateFile, type PersonKey } from "./people";

type Fixtures = {
  /** A page in which this person is signed in; each person has a browser of their own. */
  pageOf: (person: PersonKey) => Promise<Page>;
};

/**
 * The test of the end-to-end suite: hands out signed-in people, and fails where any of their pages reports an error in
 * its console or throws.
 */
export const test = base.extend<Fixtures>({
  pageOf: async ({ browser }, provide) => {
    const contexts = new Map<PersonKey, BrowserContext>();
    const problems: string[] = [];
    await provide(async (person) => {
      let context = contexts.get(person);
      if (!context) {
        context = await browser.newContext({ storageState: stateFile(person) });
        contexts.set(person, context);
      }
      const page = await context.newPage();
      watch(page, (problem) => problems.push(`${person}: ${problem}`));
      return page;
    });
    for (const context of contexts.values()) await context.close();
    expect(problems, "errors in the browsers' consoles").toEqual([]);
  },
});

export { expect };

function watch(page: Page, report: (problem: string) => void): void {
  page.on("pageerror", (error) => report(error.message));
  page.on("console", (message) => {
    // What the browser says of a frame in which, as we want it, no script may run (the preview of a briefing).
    if (message.text().includes("frame is sandboxed")) return;
    if (message.type() === "error") report(`${message.text()} (${message.location().url})`);
  });
}

/** Checks the page as it stands with axe: nothing serious or critical of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // A bar that stays at the top while the page scrolls covers a part of whatever is below it at that moment.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html.slice(0, 200)) }));
  expect(told, `accessibility of ${page.url()}`).toEqual([]);
}

/** That nothing of the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}

/** That everything typed into the text of the page has been stored. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator("[data-state=saved]").first()).toBeVisible();
}
