import { dashMarkerLength, listMarkerLength } from "./list-marker";
import { isBylineOrDate, isFurniture, isReference, isReferenceHeading, opensCommentForm } from "./line-patterns";
import type { PassageKind } from "./passage-kind";
import { quotedLines } from "./quoted-lines";

/** One logical line of a document with what its place in it says. */
export interface Line {
  /** Without white space at its edges; never empty. */
  text: string;
  isHeading: boolean;
  isTableHeader: boolean;
  inList: boolean;
  inBlockquote: boolean;
  inTable: boolean;
  /** Sentences that the line holds. */
  sentenceCount: number;
}

/** Longest line without a full stop that is taken for a heading. */
const headingLength = 120;
/** Prose at least this long ends a comment form or a list of references. */
const proseLength = 200;

const introduces =
  /(?:[:,;–—-]|\b(?:includ(?:es?|ing|ed)|that|because|and|or|but|by|to|of|in|for|with|as|is|are|was|were|be|said|says?|told|following|such|e\.g\.|i\.e\.))$/iu;

/** What a citation below "Sources" looks like by itself. */
const mayBeCitation: ReadonlySet<PassageKind> = new Set(["list_item", "sentence", "heading"]);

/** The kind of each line, from its wording, its place and its neighbours. Sentences refine it (`segmentPassages`). */
export function classifyLines(lines: Line[]): PassageKind[] {
  const quoted = quotedLines(lines.map((line) => line.text));
  const isItem = lines.map((_, index) => isListLine(lines, index));
  const kinds: PassageKind[] = [];
  let inForm = false;
  let inReferences = false;

  lines.forEach((line, index) => {
    const isProse = line.text.length >= proseLength && line.sentenceCount > 1;
    if (line.isHeading || isProse) inForm = false;
    if (opensCommentForm(line.text)) inForm = true;
    const kind = inForm || isPageFurniture(line) ? "boilerplate" : kindOf(index);
    const isCitation = inReferences && !line.isHeading && /\d/u.test(line.text);
    if (kind === "heading" && !isCitation) inReferences = isReferenceHeading(line.text);
    else if (isProse) inReferences = false;
    kinds.push(inReferences && mayBeCitation.has(kind) && !isReferenceHeading(line.text) ? "reference" : kind);
  });
  return kinds;

  function kindOf(index: number): PassageKind {
    const line = lines[index]!;
    if (line.isHeading || line.isTableHeader) return "heading";
    if (isBylineOrDate(line.text)) return line.inList || line.inTable ? "list_item" : "byline_date";
    if (line.inBlockquote || quoted[index]) return "quote";
    if (isItem[index]) return "list_item";
    return looksLikeHeading(index) ? "heading" : "sentence";
  }

  function looksLikeHeading(index: number): boolean {
    const line = lines[index]!;
    const next = lines[index + 1];
    if (!next || line.inTable || line.sentenceCount !== 1 || line.text.length > headingLength) return false;
    if (isReferenceHeading(line.text)) return true;
    if (isReference(line.text)) return false;
    if (/[.!:;,…"”’»)]$/u.test(line.text.replace(/\([^()]*\)$/u, "x")) || introduces.test(line.text)) return false;
    // A line before a quotation says who speaks, unless it is as short as a label.
    return !(quoted[index + 1] && line.text.split(/\s+/u).length >= 5);
  }
}

function isPageFurniture(line: Line): boolean {
  return !line.isHeading && !line.inBlockquote && line.sentenceCount <= 2 && isFurniture(line.text);
}

function isListLine(lines: Line[], index: number): boolean {
  const { text, inList } = lines[index]!;
  if (inList || listMarkerLength(text) > 0) return true;
  if (dashMarkerLength(text) === 0) return false;
  return [lines[index - 1], lines[index + 1]].some(
    (near) => near !== undefined && near.text[0] === text[0] && dashMarkerLength(near.text) > 0,
  );
}
