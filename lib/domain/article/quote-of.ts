import { snapToGraphemes } from "@/lib/text/grapheme";

/** Length of the context kept on either side of a quote, in UTF-16 units; the W3C selector of Hypothesis keeps as much. */
export const quoteContextLength = 32;

/**
 * The W3C text quote selector of a run of text: its wording and what stands around it. The context is cut between
 * whole characters and is empty at the text's ends.
 */
export function quoteOf({ text, start, end }: { text: string; start: number; end: number }): {
  exact: string;
  prefix: string;
  suffix: string;
} {
  const around = snapToGraphemes({ text, start: start - quoteContextLength, end: end + quoteContextLength });
  return {
    exact: text.slice(start, end),
    prefix: text.slice(around.start, start),
    suffix: text.slice(end, around.end),
  };
}
