const bullet = "[•‣⁃◦▪●○■∙·]";
const number = String.raw`\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})(?:\.\)|\)|\.)`;

const opening = new RegExp(String.raw`^\s*(?:${bullet}\s*(?:${number}(?=\s))?|${number}(?=\s))\s*`, "u");
const dashOpening = /^\s*[-–—*]\s+/u;
const alone = new RegExp(String.raw`^\s*(?:${bullet}\s*)?(?:${number})?\s*$`, "iu");
const bulletOpening = new RegExp(String.raw`^\s*(${bullet})`, "u");

/** Length of the typed list marker that opens a line ("• ", "1. ", "b) ", "ii) ", "• 9. "), or 0. */
export function listMarkerLength(line: string): number {
  return opening.exec(line)?.[0].length ?? 0;
}

/** Length of a dash or star that may be a list marker. It is one only where a neighbouring line has it too. */
export function dashMarkerLength(line: string): number {
  return dashOpening.exec(line)?.[0].length ?? 0;
}

/** True of a text that is a list marker and nothing else. */
export function isListMarker(text: string): boolean {
  return text.trim() !== "" && alone.test(text);
}

/**
 * Where the items of a list begin that was typed on one line, the first one left out: at repeated bullets, or at
 * markers of one style that count up from the one that opens the line.
 */
export function inlineItemStarts(line: string): number[] {
  const mark = bulletOpening.exec(line)?.[1];
  if (mark) return [...line.matchAll(new RegExp(`(?<=\\s)${mark}`, "gu"))].map((match) => match.index);
  const first = /^\s*(\d{1,3}|[a-z])(\.\)|\)|\.)(?=\s)/u.exec(line);
  if (!first) return [];
  const starts: number[] = [];
  let value = first[1]!;
  for (const match of line.matchAll(/(?<=\s)(\d{1,3}|[a-z])(\.\)|\)|\.)(?=\s)/gu)) {
    if (match[2] !== first[2] || match[1] !== successor(value)) continue;
    starts.push(match.index);
    value = match[1]!;
  }
  return starts;
}

function successor(value: string): string {
  return /^\d/u.test(value) ? String(Number(value) + 1) : String.fromCharCode(value.charCodeAt(0) + 1);
}
