import { expect, test } from "vitest";
import { lacksSubject } from "@/lib/domain/suggestion/lacks-subject";

test.each(["Require a change of culture.", "Just mopped up a contract in Tolland.", "closed the only pier"])(
  "%s: the subject stands elsewhere",
  (wording) => expect(lacksSubject(wording)).toBe(true),
);

test.each([
  "The board requires a change of culture.",
  "Closed schools stay closed.",
  "Plans for the pier were dropped.",
  "Cuts that the board made cost 40 jobs.",
  "Tolland lost its pier.",
  "It closed.",
  "Only the board knew.",
])("%s: it has one", (wording) => expect(lacksSubject(wording)).toBe(false));
