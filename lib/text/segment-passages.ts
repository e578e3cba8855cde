import type { DocNode } from "./article-doc";
import { classifyLines } from "./classify-lines";
import type { Line } from "./classify-lines";
import { snapToGraphemes } from "./grapheme";
import type { TextRange } from "./grapheme";
import { leafBlocks } from "./leaf-blocks";
import { isReference } from "./line-patterns";
import { logicalLines } from "./logical-lines";
import type { PassageKind } from "./passage-kind";
import { quotedLines } from "./quoted-lines";
import { splitSentences, trimRange } from "./split-sentences";

/** Raised with every change of what `segmentPassages` answers; stored with each passage. */
export const segmenterVersion = 1;

/** A sentence-sized unit of an article. */
export interface SegmentedPassage extends TextRange {
  /** 0, 1, 2 … in reading order. */
  index: number;
  kind: PassageKind;
}

interface PlacedLine extends Line {
  start: number;
  end: number;
  sentences: TextRange[];
}

/** Kinds whose line is one passage, however many sentences it seems to hold. */
const wholeLineKinds: ReadonlySet<PassageKind> = new Set(["heading", "byline_date", "boilerplate"]);

/**
 * Cuts an article into passages: ordered ranges over `textOf(doc)` that do not overlap, stay within one text block,
 * have no white space at their edges and together cover everything but white space and U+FFFC at edges.
 */
export function segmentPassages(doc: DocNode): SegmentedPassage[] {
  const lines = linesOf(doc);
  const kinds = classifyLines(lines);
  return lines
    .flatMap((line, index) => passagesOf({ line, kind: kinds[index]! }))
    .map((passage, index) => ({ index, ...passage }));
}

function linesOf(doc: DocNode): PlacedLine[] {
  return leafBlocks(doc).flatMap((block) =>
    logicalLines(block.text).flatMap((range): PlacedLine[] => {
      const trimmed = trimRange(block.text, range);
      if (trimmed.start >= trimmed.end) return [];
      const { start, end } = snapToGraphemes({ text: block.text, ...trimmed });
      const text = block.text.slice(start, end);
      const sentences = splitSentences(text).map((sentence) => snapToGraphemes({ text, ...sentence }));
      return [
        {
          text,
          start: block.start + start,
          end: block.start + end,
          sentences,
          sentenceCount: sentences.length,
          isHeading: block.type === "heading",
          isTableHeader: block.ancestors.includes("tableHeader"),
          inList: block.inList,
          inBlockquote: block.inBlockquote,
          inTable: block.inTable,
        },
      ];
    }),
  );
}

function passagesOf({ line, kind }: { line: PlacedLine; kind: PassageKind }): (TextRange & { kind: PassageKind })[] {
  if (wholeLineKinds.has(kind)) return [{ start: line.start, end: line.end, kind }];
  const texts = line.sentences.map((range) => line.text.slice(range.start, range.end));
  const quoted = quotedLines(texts);
  return line.sentences.map((range, index) => ({
    start: line.start + range.start,
    end: line.start + range.end,
    kind: isReference(texts[index]!) ? "reference" : quoted[index] ? "quote" : kind,
  }));
}
