import { expect, test } from "../support/desk-test";
import { desk, stateFile } from "../support/people";

test("lists are searched and filtered without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: stateFile("vic") });
  const page = await context.newPage();
  await page.goto(`${desk}/claims`);
  await page.getByRole("searchbox").fill("spending");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/spending/);
  await expect(page.getByRole("main").getByRole("link", { name: /cuts spending/ })).toBeVisible();
  await page.goto(`${desk}/claims?state=approved`);
  await expect(page.getByRole("main").getByRole("link", { name: /cuts spending/ })).toBeVisible();
  await page.goto(`${desk}/claims?state=gathering`);
  await expect(page.getByRole("main").getByRole("link", { name: /cuts spending/ })).toHaveCount(0);
  await context.close();
});
