import { authorsOfByline } from "./find-byline";
import { dateOfLine } from "./find-date";

const maxBylineChars = 160;

/**
 * A short line, and what stands between its strokes or dots or before the day that closes a byline: "By Jo Ford | 14
 * February 2026", "By Jo Ford, 14 February 2026". None for a longer one.
 */
export function partsOfLine(text: string): string[] {
  if (text.length > maxBylineChars) return [];
  const parts = text.split(/\s+[|·•]\s+/u).slice(0, 5);
  return [text, ...parts.flatMap((part) => beforeDay(part) ?? [part])];
}

/**
 * "By Jo Ford, 14 February 2026" → its byline and its day. Null for any other line: the day behind "Minutes of the
 * harbour board, 3 May 2024" is not the article's.
 */
function beforeDay(part: string): [string, string] | null {
  for (const sign of part.matchAll(/,\s+|\s+[–—-]\s+/gu)) {
    const before = part.slice(0, sign.index);
    const rest = part.slice(sign.index + sign[0].length);
    if (dateOfLine(rest) && authorsOfByline(before)) return [before, rest];
  }
  return null;
}

/** Whether a line says nothing but who wrote a text or when. */
export function isBylineOrDate(text: string): boolean {
  const isOne = (part: string) => authorsOfByline(part) !== null || dateOfLine(part) !== null;
  const [whole, ...parts] = partsOfLine(text.trim());
  return whole !== undefined && (isOne(whole) || parts.every(isOne));
}
