import { findQuote } from "@/lib/text/find-quote";
import { selectorOf } from "@/lib/text/quote-selector";

/** What comparing a quote with the text of a stored copy gave; the first four are columns of an evidence item. */
export type CheckedQuote = {
  start: number | null;
  end: number | null;
  prefix: string | null;
  suffix: string | null;
  /** The likeliest place with other wording, where the quote itself is not there. */
  nearest: { start: number; end: number; words: string } | null;
};

/** Approximate search takes time in proportion to the product of both lengths; beyond this only the same words count. */
const longestProduct = 400_000_000;

/**
 * Looks for a quote in the text of a copy. Typography may differ, wording may not: an approximate place is shown to the
 * person and verifies nothing.
 */
export function checkQuote({
  text,
  exact,
  hint,
}: {
  text: string;
  exact: string;
  /** About where it stands, in UTF-16 units: decides where the same words stand several times. */
  hint?: number;
}): CheckedQuote {
  const missing: CheckedQuote = { start: null, end: null, prefix: null, suffix: null, nearest: null };
  if (text.length * exact.length > longestProduct) {
    const start = text.indexOf(exact);
    return start < 0 ? missing : placed({ text, start, end: start + exact.length });
  }
  const found = findQuote({ text, exact, ...(hint !== undefined && { hint }) });
  if (!found) return missing;
  const { start, end } = found;
  if (found.match === "approximate") return { ...missing, nearest: { start, end, words: text.slice(start, end) } };
  return placed({ text, start, end });
}

function placed({ text, start, end }: { text: string; start: number; end: number }): CheckedQuote {
  const { prefix, suffix } = selectorOf({ text, start, end });
  return { start, end, prefix, suffix, nearest: null };
}
