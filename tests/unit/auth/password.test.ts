import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { passwordProblem } from "@/lib/auth/password-rules";

test("a password verifies against its own hash and no other", async () => {
  const hash = await hashPassword("stone otter lantern");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ password: "stone otter lantern", hash })).toBe(true);
  expect(await verifyPassword({ password: "stone otter lanterns", hash })).toBe(false);
  expect(await verifyPassword({ password: "stone otter lantern", hash: "not a hash" })).toBe(false);
});

test.each([
  ["eleven char", "too_short"],
  ["password1234", "too_common"],
  ["qwertyuiop123", "too_common"],
  ["aaaaaaaaaaaaaaaa", "too_common"],
  ["brackwaterada", "too_common"],
  ["stone otter lantern", null],
  ["x".repeat(201), "too_long"],
])("%s is %s", (password, problem) => {
  expect(passwordProblem({ password, about: ["Ada", "Brackwater", "ada@brackwater.example"] })).toBe(problem);
});
