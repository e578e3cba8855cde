import { z } from "zod";

/** What can be redacted: the bytes and text of a stored copy, or the text of a published edition. */
export const redactableTypes = ["capture", "edition"] as const;
export type RedactableType = (typeof redactableTypes)[number];

/** What the public address answers from then on. */
export const removalAnswers = {
  410: { label: "Gone (410)", means: "It was removed for a reason of our own, as a person's private details." },
  451: { label: "Unavailable for legal reasons (451)", means: "A court or an authority demanded it, or the law does." },
} as const;

export const redactSchema = z.object({
  type: z.enum(redactableTypes),
  id: z.uuid(),
  /** Stands on the public notice, so it must not repeat what is removed. */
  reason: z.string().trim().min(1, "Say why, in words that the public may read.").max(1_000),
  answersWith: z.union([z.literal(410), z.literal(451)]),
});
export type RedactInput = z.output<typeof redactSchema>;
