import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/desk-test";
import { desk } from "./support/people";

const pages = ["", "/articles", "/claims", "/sources", "/briefings", "/queue", "/settings"];

for (const path of pages) {
  test(`${path || "/ (home)"} is accessible and holds at every width, light and dark`, async ({ pageOf }) => {
    const page = await pageOf("olive");
    for (const [width, colorScheme] of [
      [360, "light"],
      [768, "dark"],
      [1440, "light"],
      [1440, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(desk + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
      if (width !== 768) await expectAccessible(page);
    }
  });
}

test("lists are searched and filtered without scripts", async ({ browser }) => {
  const { stateFile } = await import("./support/people");
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: stateFile("vic") });
  const page = await context.newPage();
  await page.goto(`${desk}/claims`);
  await page.getByRole("searchbox").fill("spending");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/spending/);
  await context.close();
});
