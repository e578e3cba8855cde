import type { TextRange } from "./grapheme";
import { logicalLines } from "./logical-lines";
import { splitSentences } from "./split-sentences";

/**
 * Cuts a plain text into sentences: blank lines part paragraphs, lines are joined or parted as `logicalLines` finds.
 * Ranges in UTF-16 units over the unchanged text, in order, together covering everything but white space and U+FFFC.
 */
export function splitPlainText(text: string): TextRange[] {
  return paragraphsOf(text).flatMap((paragraph) => {
    const words = text.slice(paragraph.start, paragraph.end);
    return logicalLines(words).flatMap((line) =>
      splitSentences(words.slice(line.start, line.end)).map((sentence) => ({
        start: paragraph.start + line.start + sentence.start,
        end: paragraph.start + line.start + sentence.end,
      })),
    );
  });
}

function paragraphsOf(text: string): TextRange[] {
  const paragraphs: TextRange[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/gu)) {
    paragraphs.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  paragraphs.push({ start, end: text.length });
  return paragraphs.filter((paragraph) => paragraph.start < paragraph.end);
}
