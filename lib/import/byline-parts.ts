import { authorsOfByline } from "./find-byline";
import { dateOfLine } from "./find-date";

const maxBylineChars = 160;

/** A short line, and what stands between its strokes or dots: "By Jo Ford | 14 February 2026". None for a longer one. */
export function partsOfLine(text: string): string[] {
  return text.length > maxBylineChars ? [] : [text, ...text.split(/\s+[|·•]\s+/u).slice(0, 5)];
}

/** Whether a line says nothing but who wrote a text or when. */
export function isBylineOrDate(text: string): boolean {
  const isOne = (part: string) => authorsOfByline(part) !== null || dateOfLine(part) !== null;
  const [whole, ...parts] = partsOfLine(text.trim());
  return whole !== undefined && (isOne(whole) || parts.every(isOne));
}
