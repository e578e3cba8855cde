import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/desk-test";
import { desk } from "./support/people";

const pages = [
  "",
  "/articles",
  "/articles/inbox",
  "/articles/inbox/feeds",
  "/claims",
  "/sources",
  "/briefings",
  "/queue",
  "/settings",
];

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
