import { expect, expectAccessible, test } from "./support/desk-test";
import { desk, emailOf, password } from "./support/people";

test("a person signs in, sees where they are signed in, and signs another browser out", async ({ browser, pageOf }) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${desk}/settings`);
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
  await expectAccessible(elsewhere);
  await elsewhere.getByLabel("E-mail address").fill(emailOf("vic"));
  await elsewhere.getByLabel("Password").fill("not the password");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere.getByText("do not belong together")).toBeVisible();
  await expect(elsewhere.getByLabel("E-mail address")).toHaveValue(emailOf("vic"));
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere).toHaveURL(new RegExp(desk));

  const here = await pageOf("vic");
  await here.goto("/account");
  await expectAccessible(here);
  await here.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(here.getByRole("list", { name: "Browsers that are signed in" }).getByRole("listitem")).toHaveCount(1);
  await elsewhere.goto(desk);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
});

test("somebody who does not belong to a workspace is told that it does not exist", async ({ browser }) => {
  const stranger = await (await browser.newContext()).newPage();
  const response = await stranger.goto("/w/another-desk");
  await expect(stranger).toHaveURL(/\/sign-in/);
  expect(response?.status()).toBe(200);
  await stranger.context().close();
});
