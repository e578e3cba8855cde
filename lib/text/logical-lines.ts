import type { TextRange } from "./grapheme";
import { dashMarkerLength, listMarkerLength } from "./list-marker";

/** Lines at least this long look like prose that was wrapped, not like entries of a list. */
const wrappedLineLength = 60;

const endsSentence = /[.!?:;…]["”’)\]]*\s*$/u;
const endsOpen =
  /(?:[,\-–—(]|\b(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|as|that|which|is|are|was|were))\s*$/iu;

/**
 * Cuts the text of a block at its line feeds, except where a sentence was only broken over two lines: the upper line
 * does not end one, and the lower goes on in lower case, or the upper breaks off at a comma or a word of grammar. Short
 * lines of which none ends like a sentence are left apart: they are a list.
 */
export function logicalLines(text: string): TextRange[] {
  const physical: TextRange[] = [];
  let from = 0;
  for (const part of text.split("\n")) {
    physical.push({ start: from, end: from + part.length });
    from += part.length + 1;
  }
  const parts = physical.map((range) => text.slice(range.start, range.end));
  const isProse = parts.some((part) => endsSentence.test(part) || part.length >= wrappedLineLength);

  const lines: TextRange[] = [];
  physical.forEach((range, index) => {
    const above = parts[index - 1];
    const last = lines.at(-1);
    if (isProse && last && above !== undefined && isBroken({ above, below: parts[index]! })) last.end = range.end;
    else lines.push({ ...range });
  });
  return lines;
}

function isBroken({ above, below }: { above: string; below: string }): boolean {
  if (above.trim() === "" || endsSentence.test(above)) return false;
  if (listMarkerLength(below) > 0 || dashMarkerLength(below) > 0) return false;
  return /^\s*["'“‘(]*\p{Ll}/u.test(below) || endsOpen.test(above) || above.length >= wrappedLineLength;
}
