import { expect, test, vi } from "vitest";
import { log } from "@/lib/platform/log";
import { joinAsNewPersonAction, joinWorkspaceAction, resetPasswordAction } from "@/lib/server/account/actions";
import { createPasswordReset, resetPassword } from "@/lib/server/account/password-reset";
import { loadStretchAction } from "@/lib/server/suggestion/actions";
import { succeeded } from "@/tests/factories/review";
import { makeUser, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

test.each([[null], [5], [{ toString: 1 }], [["test-desk"]], ["\u0000"], ["a\u0000b"], [""]])(
  "what is no address of a workspace leads to none, and is no fault of the server: %j",
  async (slug) => {
    const failed = vi.spyOn(log, "error");
    const { owner } = await makeWorkspace();
    const answer = await asPerson(owner, () => loadStretchAction(slug as string, {} as never));
    expect(answer).toEqual({ ok: false, reason: "not_found" });
    expect(failed).not.toHaveBeenCalled();
  },
);

test.each([[undefined], [null], [5], [{ entries: 1 }]])(
  "a form that is none counts as an empty one: %j",
  async (form) => {
    for (const act of [joinAsNewPersonAction, joinWorkspaceAction, resetPasswordAction]) {
      const answer = await asPerson(null, () => act("no token", {}, form));
      expect(answer).toMatchObject({ typed: {} });
    }
  },
);

test("a link for a new password ends all others of the same person", async () => {
  const user = await makeUser();
  const [first, second] = [1, 2].map(() => createPasswordReset({ email: user.email, now }));
  const { token } = succeeded(await first!);
  const { token: other } = succeeded(await second!);
  succeeded(await resetPassword({ token, password: "stone otter lantern", now }));
  const again = await resetPassword({ token: other, password: "another otter lantern", now });
  expect(again).toEqual({ ok: false, reason: "link_no_longer_valid" });
});
