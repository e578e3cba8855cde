import { z } from "zod";
import { correctionKinds } from "@/lib/domain/edition/correction-kinds";

/** Half a surrogate pair and NUL, which paste can bring along, can be neither stored nor hashed. */
const written = z.string().overwrite((text) => text.replaceAll("\0", "").toWellFormed().trim());

export const correctionNote = written
  .min(1, "Say what was changed, and why. Readers see this note.")
  .max(2000, "Use at most 2,000 characters.");

export const reasonWithoutCopy = written.max(600, "Use at most 600 characters.");

const correctionSchema = z.object({ kind: z.enum(correctionKinds), note: correctionNote });

export const publishEditionSchema = z.object({
  briefingId: z.uuid(),
  /** The number that the edition will have; refused when somebody else has published meanwhile. */
  expectedNumber: z.number().int().min(1),
  /** What the preview showed (`checkPublishing`); refused when the text or a row has changed since. */
  contentSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** By the id of evidence without a stored copy: why it is published all the same. Readers see it. */
  reasons: z.record(z.uuid(), reasonWithoutCopy),
  /** Wanted from the second edition on. */
  correction: correctionSchema.optional(),
});

export const publishCorrectionSchema = correctionSchema.extend({
  briefingId: z.uuid(),
  /** The number of the newest edition on the screen. */
  editionNumber: z.number().int().min(1),
});
