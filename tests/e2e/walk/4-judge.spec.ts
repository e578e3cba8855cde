import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/desk-test";
import { recall, type PersonKey } from "../support/people";

async function openClaim(pageOf: (person: PersonKey) => Promise<Page>, person: PersonKey): Promise<Page> {
  const page = await pageOf(person);
  await page.goto(recall("claim"));
  await page.getByRole("heading", { name: "Review", exact: true }).waitFor();
  return page;
}

async function rate(page: Page, credibility: string) {
  const form = page.getByRole("region", { name: /^Evidence/ }).or(page.locator("[id^=evidence-]"));
  await form.getByRole("button", { name: "Rate this evidence" }).last().click();
  await page.getByRole("radio", { name: new RegExp(`^${credibility} –`) }).check();
  await page.getByRole("radio", { name: /^Partial/ }).check();
  await page.getByLabel("Why", { exact: true }).fill(`Secret reason ${credibility}`);
  await page.getByRole("button", { name: "Save rating" }).click();
  await expect(page.getByRole("button", { name: "Change your rating" }).first()).toBeVisible();
}

async function writeAssessment(page: Page, { rating, why, label }: { rating: string; why: string; label: string }) {
  await page.getByRole("radio", { name: rating, exact: false }).first().check();
  await page.getByRole("radio", { name: /^High/ }).check();
  await page.getByRole("combobox", { name: "Risk of bias" }).selectOption("-1");
  await page.getByLabel(/Reason for the step down: risk of bias/i).fill("The board's own estimate.");
  await page.getByLabel(label).fill(why);
}

test("an editor opens a blind round", async ({ pageOf }) => {
  const edda = await openClaim(pageOf, "edda");
  await edda.getByRole("button", { name: "Open a blind round" }).click();
  await edda.getByRole("button", { name: "Open the round" }).click();
  await expect(edda.getByRole("alertdialog")).toBeHidden();
  await expect(edda.getByText("In review").first()).toBeVisible();
  await expectAccessible(edda);
});

test("people rate and assess without seeing each other", async ({ pageOf }) => {
  const rafi = await openClaim(pageOf, "rafi");
  await rate(rafi, "2");
  await writeAssessment(rafi, {
    rating: "Mostly inaccurate",
    why: "A gap is not a cut. Canary one.",
    label: "Why this rating",
  });
  // A draft survives the closing of the browser.
  await rafi.reload();
  await expect(rafi.getByLabel("Why this rating")).toHaveValue("A gap is not a cut. Canary one.");
  await rafi.getByRole("button", { name: "Submit assessment" }).click();
  await expect(rafi.getByText("Submitted.")).toBeVisible();

  const rosa = await openClaim(pageOf, "rosa");
  await rate(rosa, "3");
  await writeAssessment(rosa, { rating: "Half right", why: "The sum is right. Canary two.", label: "Why this rating" });
  await rosa.getByRole("button", { name: "Submit assessment" }).click();
  await expect(rosa.getByText("Submitted.")).toBeVisible();
  for (const person of ["rosa", "edda", "olive", "vera"] as const) {
    const page = await openClaim(pageOf, person);
    const html = await page.content();
    expect(html).not.toContain("Canary one");
    expect(html).not.toContain("Secret reason 2");
    if (person !== "rosa") expect(html).not.toContain("Canary two");
  }
});

test("an editor reveals, settles and records the right of reply; two others approve", async ({ pageOf }) => {
  const edda = await openClaim(pageOf, "edda");
  await edda.getByRole("button", { name: "Reveal the round" }).click();
  await edda.getByRole("button", { name: "Reveal it to everybody" }).click();
  await expect(edda.getByRole("alertdialog")).toBeHidden();
  await expect(edda.getByText("Canary one").first()).toBeVisible();
  await expect(edda.getByText("Canary two").first()).toBeVisible();
  await expectAccessible(edda);

  await edda.getByRole("button", { name: "Record that somebody was asked" }).click();
  await edda.getByLabel("Who was asked").fill("Press office of the partnership");
  await edda.getByLabel("Asked on").fill("2017-11-20");
  await edda.getByLabel("Their answer").fill("The figure is an estimate.");
  await edda.getByLabel("Answered on").fill("2017-11-22");
  await edda.getByRole("button", { name: "Save", exact: true }).click();
  await expect(edda.getByText("The figure is an estimate.").first()).toBeVisible();

  const form = edda.getByRole("form", { name: "Settle a verdict" });
  await form.getByRole("radio", { name: /^Mostly inaccurate/ }).check();
  await form.getByRole("radio", { name: /^High/ }).check();
  await form.getByRole("combobox", { name: "Risk of bias" }).selectOption("-1");
  await form.getByLabel(/Reason for the step down: risk of bias/i).fill("The board's own estimate.");
  await form
    .getByLabel("Justification")
    .fill("The paper names a gap if nothing is done. It does not plan a cut of that size.");
  await form.getByRole("button", { name: "Settle verdict 1" }).click();
  await expect(edda.getByText("Adjudicated").first()).toBeVisible();

  // Whoever settled it cannot approve it.
  await expect(edda.getByRole("button", { name: "Approve this verdict" })).toHaveCount(0);
  for (const person of ["rafi", "rosa"] as const) {
    const page = await openClaim(pageOf, person);
    await page.getByRole("button", { name: "Approve this verdict" }).click();
    await expect(page.getByRole("button", { name: "Take my approval back…" })).toBeVisible();
  }
  await edda.reload();
  await expect(edda.getByText("Approved").first()).toBeVisible();
  await expect(edda.getByText("2 of 2 approvals")).toBeVisible();
  await expectAccessible(edda);
});
