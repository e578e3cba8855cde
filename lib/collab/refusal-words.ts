import { refusalReasons, type RefusalReason } from "@/lib/collab/messages";

/** What a person reads when the server refuses. Each says what became of their words. */
export const refusalWords = {
  signed_out: "You were signed out; what you typed is kept in this browser.",
  not_found: "This text does not exist any more, or you have no access to it.",
  forbidden: "You have no access to this text.",
  load_failed: "This text could not be loaded. Nothing was changed; trying again.",
  database_away: "Not saved yet: the database is away. What you typed is kept.",
  too_many_documents: "Too many texts are open at once. Close a few tabs and reload this page.",
  read_only: "This text is closed for changes. What you typed was not added; it is kept in this browser.",
  too_large:
    "What was pasted is too large to be shared at once. It is kept in this browser; paste it in smaller parts.",
} as const satisfies Record<RefusalReason, string>;

/** Reasons that pass by themselves, so that the client asks again. */
export function passesByItself(reason: RefusalReason): boolean {
  return reason === "load_failed" || reason === "database_away";
}

/** @returns the reason, or null where the text is none of ours. */
export function asRefusalReason(text: string): RefusalReason | null {
  return refusalReasons.find((reason) => reason === text) ?? null;
}
