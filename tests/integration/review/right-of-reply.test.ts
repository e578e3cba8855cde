import { expect, test } from "vitest";
import { getReviewPanel } from "@/lib/server/review/data";
import { editReplySchema, recordReplySchema } from "@/lib/domain/verdict/verdict-inputs";
import { editRightOfReply, recordRightOfReply } from "@/lib/server/verdict/reply-mutations";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeClaim } from "@/tests/factories/article";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

const asked = { askedWhom: "The press office of the trust", askedOn: "2026-02-20" };

test("is asked, answered later and shown with the claim, after the verdict too", async () => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeApprovedVerdict({ actor: owner });
  const input = recordReplySchema.parse({ claimId, ...asked });
  const { replyId } = succeeded(await recordRightOfReply({ actor: owner, input, now }));
  const later = new Date(now.getTime() + 60_000);
  const edit = editReplySchema.parse({
    replyId,
    basedOn: now.toISOString(),
    ...asked,
    answer: "We stand by what we said.\nThe board meets in May.",
    answeredOn: "2026-02-27",
  });
  succeeded(await editRightOfReply({ actor: owner, input: edit, now: later }));
  const panel = await getReviewPanel({ actor: owner, claimId });
  expect(panel?.replies).toMatchObject([
    { ...asked, answer: "We stand by what we said.\nThe board meets in May.", answeredOn: "2026-02-27" },
  ]);
  // Whoever still has the first state on the screen does not run over the answer.
  expect(await editRightOfReply({ actor: owner, input: edit, now: later })).toEqual({
    ok: false,
    reason: "changed_meanwhile",
  });
});

test("no day that has not come", async () => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner });
  const input = recordReplySchema.parse({ claimId, ...asked, askedOn: "2026-03-04" });
  expect(await recordRightOfReply({ actor: owner, input, now })).toEqual({ ok: false, reason: "day_not_come" });
});

test.each([
  [{ askedWhom: "  " }, "askedWhom"],
  [{ askedOn: "2026-02-30" }, "askedOn"],
  [{ askedOn: "2026-02" }, "askedOn"],
  [{ answer: "No comment." }, "answeredOn"],
  [{ answeredOn: "2026-02-21" }, "answer"],
  [{ answer: "No comment.", answeredOn: "2026-02-19" }, "answeredOn"],
])("%j is refused at %s", (change, path) => {
  const claimId = "018f0000-0000-7000-8000-000000000000";
  const parsed = recordReplySchema.safeParse({ claimId, ...asked, ...change });
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
});
