import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** NIST SP 800-63B asks for length rather than for kinds of characters. */
export const minPasswordLength = 12;
/** Argon2 takes more, but a limit keeps a request from costing more than it should. */
export const maxPasswordLength = 200;

export type PasswordProblem = "too_short" | "too_long" | "too_common";

export const passwordProblemWords = {
  too_short: `Use at least ${minPasswordLength} characters. Three or four unrelated words do well.`,
  too_long: `Use at most ${maxPasswordLength} characters.`,
  too_common: "This password is on the lists that attackers try first. Three or four unrelated words do well.",
} as const satisfies Record<PasswordProblem, string>;

const strength = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * @param about what the person's own details are: a password made of them is as easy to guess as a common one.
 * @returns what is wrong with a new password, or null. "too_common" is a zxcvbn score of 0 or 1: fewer than 10^6 guesses.
 */
export function passwordProblem({ password, about }: { password: string; about: string[] }): PasswordProblem | null {
  const length = [...password].length;
  if (length < minPasswordLength) return "too_short";
  if (length > maxPasswordLength) return "too_long";
  const known = [...about, "plumbline"].flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const guesses = strength.check(password.slice(0, 64), known);
  return guesses.score <= 1 ? "too_common" : null;
}
