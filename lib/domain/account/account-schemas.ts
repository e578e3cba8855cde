import { z } from "zod";

const nameSchema = z
  .string()
  .trim()
  .min(1, "Say what you would like to be called.")
  .max(100, "Use at most 100 characters.");
/** Longer ones nobody has; the rules for a new one are stricter and say why. */
const typedPasswordSchema = z.string().max(1000);

/** A person's own details, as typed by them. Addresses are kept in lower case. */
export const personSchema = z.object({
  name: nameSchema,
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "An e-mail address has at most 254 characters.")
    .pipe(z.email("This does not look like an e-mail address.")),
  password: typedPasswordSchema,
});
export type PersonInput = z.output<typeof personSchema>;

export const changeNameSchema = z.object({ name: nameSchema });

export const changePasswordSchema = z.object({ oldPassword: typedPasswordSchema, password: typedPasswordSchema });

export const workspaceNameSchema = z
  .string()
  .trim()
  .min(2, "Use at least 2 characters.")
  .max(80, "Use at most 80 characters.");
