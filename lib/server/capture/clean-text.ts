/** Soft hyphen, zero width space, word joiner, byte order mark; and control characters, which cannot be stored. */
const unseen = /[\u00AD\u200B\u2060\uFEFF\u0000-\u0008\u000E-\u001F\u007F]/gu;

/**
 * The form in which the text of a copy is kept and quoted from: NFC, one kind of line end, nothing invisible, no more than
 * one empty line together. Idempotent.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u0085\f\v]/gu, "\n")
    .replace(unseen, "")
    .normalize("NFC")
    .replace(/[ \t]+$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
