import { attemptLimit } from "@/lib/platform/attempt-limit";

const seconds = 15 * 60;

/**
 * Failed attempts in a quarter of an hour: 60 from one network address; 8 for one address of a person from one network
 * address, since fewer people are kept out by a stranger's attempts than if these counted for them everywhere; and 40 for
 * one address of a person from all networks together.
 */
const limits = {
  network: attemptLimit({ name: "sign-in-network", most: 60, seconds }),
  person: attemptLimit({ name: "sign-in-person", most: 8, seconds }),
  email: attemptLimit({ name: "sign-in-email", most: 40, seconds }),
};

type Attempt = { email: string; network: string };

/** Counts one attempt. @returns false once there have been too many, for the rest of the quarter of an hour. */
export async function countSignInAttempt({ email, network }: Attempt): Promise<boolean> {
  // In this order: what one limit refuses uses up nothing of the next, nor fills the table with addresses.
  return (
    (await limits.network.count(network)) &&
    (await limits.person.count(`${network} ${email}`)) &&
    (await limits.email.count(email))
  );
}

/** A successful sign-in forgets the failures before it. */
export async function forgetSignInAttempts({ email, network }: Attempt): Promise<void> {
  await limits.person.forget(`${network} ${email}`);
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
