import { refusalReasons, type RefusalReason } from "@/lib/collab/messages";

/** What a person reads when the server refuses; what became of their words is said by `keptWords`. */
export const refusalWords = {
  signed_out: "You were signed out.",
  not_found: "This text does not exist any more, or you have no access to it.",
  forbidden: "You have no access to this text.",
  load_failed: "This text could not be loaded. Nothing was changed; trying again.",
  database_away: "Not saved yet: the database is away.",
  too_many_documents: "Too many texts are open at once. Close a few tabs and reload this page.",
  read_only: "This text is closed for changes, and your last words were not added.",
  too_large: "What was pasted is too large to be shared at once. Paste it in smaller parts.",
} as const satisfies Record<RefusalReason, string>;

/** What became of words that are not saved; `kept` says whether the browser took them. */
export function keptWords(kept: boolean): string {
  return kept
    ? "What you typed is kept in this browser."
    : "This browser cannot keep what you typed: copy it before you leave this page.";
}

/** Reasons that pass by themselves, so that the client asks again. */
export function passesByItself(reason: RefusalReason): boolean {
  return reason === "load_failed" || reason === "database_away";
}

/** @returns the reason, or null where the text is none of ours. */
export function asRefusalReason(text: string): RefusalReason | null {
  return refusalReasons.find((reason) => reason === text) ?? null;
}
