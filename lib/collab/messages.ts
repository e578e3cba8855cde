import { z } from "zod";

/** Why the server will not (or not yet) take part; each has its words in refusal-words. */
export const refusalReasons = [
  "signed_out",
  "not_found",
  "forbidden",
  "load_failed",
  "database_away",
  "too_many_documents",
  "read_only",
  "too_large",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

const messageSchema = z.discriminatedUnion("type", [
  /** After a COMMIT: how far the database reaches. `whole`: all deletions, not only those of this commit. */
  z.object({ type: z.literal("saved"), stateVector: z.string(), deletions: z.string(), whole: z.boolean() }),
  /** What was typed is in the server's memory but cannot be committed at the moment. */
  z.object({ type: z.literal("unsaved"), reason: z.literal("database_away") }),
  /** The right to write changed while the document was open. */
  z.object({ type: z.literal("read_only"), readOnly: z.boolean() }),
  /** An update was not taken. */
  z.object({ type: z.literal("refused"), reason: z.literal("read_only") }),
]);

/** What the server says beside the Yjs protocol, as JSON in Hocuspocus's stateless messages. */
export type CollabMessage = z.infer<typeof messageSchema>;

/** @returns the message, or null where it is not one that this version knows. */
export function parseMessage(payload: string): CollabMessage | null {
  try {
    return messageSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
