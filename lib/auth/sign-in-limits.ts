import { attemptLimit } from "@/lib/platform/attempt-limit";

const seconds = 15 * 60;

/** Failed attempts in a quarter of an hour: 8 for one address of a person, 60 for one network address. */
const limits = {
  email: attemptLimit({ name: "sign-in-email", most: 8, seconds }),
  network: attemptLimit({ name: "sign-in-network", most: 60, seconds }),
};

/** Counts one attempt. @returns false once there have been too many, for the rest of the quarter of an hour. */
export async function countSignInAttempt({ email, network }: { email: string; network: string }): Promise<boolean> {
  return (await limits.email.count(email)) && (await limits.network.count(network));
}

/** A successful sign-in forgets the failures before it. */
export async function forgetSignInAttempts(email: string): Promise<void> {
  await limits.email.forget(email);
}

/** Attempts at one's old password by somebody who is signed in, as at a computer that was left alone. */
const passwords = attemptLimit({ name: "password-change", most: 8, seconds });

/** Counts one attempt. @returns false once there have been too many, for the rest of the quarter of an hour. */
export function countPasswordAttempt(userId: string): Promise<boolean> {
  return passwords.count(userId);
}

/** The right password forgets the wrong ones before it. */
export async function forgetPasswordAttempts(userId: string): Promise<void> {
  await passwords.forget(userId);
}

/** Letters with a sign-in link to one address: enough for a mislaid one or two, too few to fill somebody's mailbox. */
const letters = attemptLimit({ name: "sign-in-letter", most: 4, seconds });

/** Counts one letter. @returns false once there have been too many, for the rest of the quarter of an hour. */
export function countSignInLetter(email: string): Promise<boolean> {
  return letters.count(email.trim().toLowerCase());
}
