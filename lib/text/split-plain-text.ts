import type { TextRange } from "./grapheme";
import { logicalLines } from "./logical-lines";
import { splitLines } from "./split-sentences";

/**
 * Cuts a plain text into sentences: blank lines part paragraphs, lines are joined or parted as `logicalLines` finds.
 * Ranges in UTF-16 units over the unchanged text, in order, together covering everything but white space and U+FFFC.
 */
export function splitPlainText(text: string): TextRange[] {
  return splitLines(withJoinedLines(text));
}

/** The text with a space for each line feed at which a sentence goes on, offsets unchanged. */
function withJoinedLines(text: string): string {
  let joined = "";
  let start = 0;
  const add = (end: number) => {
    const paragraph = text.slice(start, end);
    // Most paragraphs are one line.
    if (!paragraph.includes("\n")) joined += paragraph;
    else
      joined += logicalLines(paragraph)
        .map((line) => paragraph.slice(line.start, line.end).replaceAll("\n", " "))
        .join("\n");
  };
  for (const { index, 0: gap } of text.matchAll(/\n[^\S\n]*\n\s*/gu)) {
    add(index);
    joined += gap;
    start = index + gap.length;
  }
  add(text.length);
  return joined;
}
