import { z } from "zod";

/** Why a stretch of a page's text is not the page's own matter. */
export const apartReasons = [
  "advertisement",
  "comments",
  "notices",
  "menu",
  "related",
  "sharing",
  "sign_in",
  "footer",
  "beside",
] as const;
export type ApartReason = (typeof apartReasons)[number];

/** Stretches of a copy's text, in order and without overlap; UTF-16 units, end exclusive. */
export const apartSchema = z.array(
  z.object({ start: z.number().int().min(0), end: z.number().int().min(0), reason: z.enum(apartReasons) }),
);
export type Apart = z.output<typeof apartSchema>;

/** The stored stretches of a copy; none where they cannot be read. */
export function readApart(stored: unknown): Apart {
  const parsed = apartSchema.safeParse(stored);
  return parsed.success ? parsed.data : [];
}
