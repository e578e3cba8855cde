import { z } from "zod";

/** A person's own details, as typed by them. Addresses are kept in lower case. */
export const personSchema = z.object({
  name: z.string().trim().min(1, "Say what you would like to be called.").max(100, "Use at most 100 characters."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "An e-mail address has at most 254 characters.")
    .pipe(z.email("This does not look like an e-mail address.")),
  password: z.string().max(1000),
});
export type PersonInput = z.output<typeof personSchema>;

/** The part of a workspace's address that people read: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, "Use at least 2 characters.")
  .max(48, "Use at most 48 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use letters a to z, digits and single hyphens.");

export const workspaceNameSchema = z
  .string()
  .trim()
  .min(2, "Use at least 2 characters.")
  .max(80, "Use at most 80 characters.");
