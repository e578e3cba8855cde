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

test("a person changes their name and their password, which signs their other browsers out", async ({
  browser,
  pageOf,
}) => {
  const signIn = async (withPassword: string) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(emailOf("vic"));
    await page.getByLabel("Password").fill(withPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    return page;
  };
  const elsewhere = await signIn(password);
  await expect(elsewhere).toHaveURL(new RegExp(desk));

  const here = await pageOf("vic");
  await here.goto("/account");
  const name = await here.getByLabel("Your name").inputValue();
  await here.getByLabel("Your name").fill(`${name} of the Vale`);
  await here.getByRole("button", { name: "Save the name" }).click();
  await expect(here.getByText(`${name} of the Vale, ${emailOf("vic")}`)).toBeVisible();

  const change = async (from: string, to: string) => {
    await here.getByLabel("Password that you have now").fill(from);
    await here.getByLabel("New password").fill(to);
    await here.getByRole("button", { name: "Set the new password" }).click();
  };
  const next = "harbour thistle ladder";
  await change("not the password", next);
  await expect(here.getByText("This is not the password that you have now.")).toBeVisible();
  await expect(here.getByLabel("New password")).toHaveValue(next);
  await change(password, next);
  await expect(here.getByText("The new password is set.")).toBeVisible();
  await expectAccessible(here);
  await elsewhere.goto(desk);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
  const anew = await signIn(next);
  await expect(anew).toHaveURL(new RegExp(desk));
  await anew.context().close();

  // The walk goes on with what it knows.
  await change(next, password);
  await expect(here.getByText("One other browser was signed out.")).toBeVisible();
  await here.getByLabel("Your name").fill(name);
  await here.getByRole("button", { name: "Save the name" }).click();
  await expect(here.getByText(`${name}, ${emailOf("vic")}`)).toBeVisible();
});

test("somebody who does not belong to a workspace is told that it does not exist", async ({ browser }) => {
  const stranger = await (await browser.newContext()).newPage();
  const response = await stranger.goto("/w/another-desk");
  await expect(stranger).toHaveURL(/\/sign-in/);
  expect(response?.status()).toBe(200);
  await stranger.context().close();
});
