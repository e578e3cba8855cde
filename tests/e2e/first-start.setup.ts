import { expect, expectAccessible, test } from "./support/desk-test";
import { desk, emailOf, password, people, stateFile, workspaceName, type PersonKey } from "./support/people";

test("an empty installation asks for its first owner and lets the others in by links", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/");
  await expect(page).toHaveURL(/\/start$/);
  await expectAccessible(page);
  await page.getByLabel("Name of the workspace").fill(workspaceName);
  await page.getByLabel("Your name").fill(people.olive.name);
  await page.getByLabel("Your e-mail address").fill(emailOf("olive"));
  await page.getByLabel("Password").fill("password1234");
  const sample = page.getByRole("checkbox", { name: "Also make a sample workspace to look around in" });
  await sample.check();
  await page.getByRole("button", { name: "Open the workspace" }).click();
  await expect(page.getByText("on the lists that attackers try first")).toBeVisible();
  await expect(page.getByLabel("Name of the workspace")).toHaveValue(workspaceName);
  await expect(sample).toBeChecked();
  await sample.uncheck();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Open the workspace" }).click();
  await expect(page).toHaveURL(new RegExp(`${desk}$`));
  await expectAccessible(page);
  await context.storageState({ path: stateFile("olive") });

  const invited = (Object.keys(people) as PersonKey[]).filter((key) => key !== "olive");
  for (const key of invited) {
    const { name, role } = people[key];
    await page.goto(`${desk}/settings`);
    await page.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
    await page.getByLabel("For whom").fill(name);
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByRole("status").locator("code").innerText();
    const guest = await browser.newContext();
    const guestPage = await guest.newPage();
    await guestPage.goto(link);
    await guestPage.getByLabel("Your name").fill(name);
    await guestPage.getByLabel("Your e-mail address").fill(emailOf(key));
    await guestPage.getByLabel("Password").fill(password);
    await guestPage.getByRole("button", { name: "Make an account and join" }).click();
    await expect(guestPage).toHaveURL(new RegExp(`${desk}$`));
    await guest.storageState({ path: stateFile(key) });
    await guestPage.goto(link);
    await expect(guestPage.getByRole("heading", { name: "This invitation has ended" })).toBeVisible();
    await guest.close();
  }
  await page.goto(`${desk}/settings`);
  await expect(page.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(6);
  await expectAccessible(page);
  await context.close();
});
