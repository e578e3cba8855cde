import { expect, test } from "vitest";
import { isWhole } from "@/lib/domain/suggestion/is-whole";

test.each([
  ["Care in the valley that will impose cuts", "its only verb speaks of a noun"],
  ["A clinic that has been shown to help patients", "a chain of verbs, all about a noun"],
  ["The trust’s first director who reports to the board", "a clause about a person"],
  ["Will lead to the closure of nine wards", "nobody is said to lead to it"],
  ["Are fast becoming unworkable", "nor to become"],
  ["Offer much needed extra capacity for home care", "nor to offer"],
  ["Where patients are cared for", "half a sentence"],
  ["When the ward is closed", "the other half is missing"],
  ["What have a major impact on services", "a question with one verb"],
  ["There reduces hospital activity", "“there” is no subject of such a verb"],
  ["Because of the need to reconfigure, to make savings", "a reason for nothing"],
  ["Closing the ward at night", "no finite verb at its head"],
  ["The new ward in the old wing", "no verb at all"],
])("%s: not whole, %s", (wording) => expect(isWhole(wording)).toBe(false));

test.each([
  ["The plan will cut care that patients need"],
  ["Care that patients need will be cut"],
  ["Patients who wait longer are sent home"],
  ["The models that the boards aim to deliver are unproven"],
  ["The report says that is wrong"],
  ["It’s not clear who in future can be held accountable"],
  ["They’ve closed the ward"],
  ["There is no evidence that this will work"],
  ["There seems to be no plan"],
  ["What will replace the contract is another contract"],
  ["If the ward closes, patients have to travel"],
  ["Because of the cuts, three wards have closed"],
  ["As many as 40 beds were closed"],
  ["Ministers expect savings"],
  ["Cost savings are likely"],
  ["One in three groups expect to close a department"],
])("%s: whole", (wording) => expect(isWhole(wording)).toBe(true));
