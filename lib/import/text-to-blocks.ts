import type { DocNode } from "@/lib/text/article-doc";
import { authorsOfByline } from "./find-byline";
import { chunksOf, linesOf, type Chunk } from "./clean-text";
import { dateOfLine } from "./find-date";
import { furnitureOfLine } from "./furniture-rules";
import { listMarker, type ListMarker } from "./list-markers";
import { listNodes } from "./marker-list";

/** One piece of a plain text: a paragraph's words or an item with its marker. */
type Piece = { text: string; marker: ListMarker | null; quoted: boolean; underlined: boolean };

/** Longest line of a hard-wrapped text; editors and mail programs wrap at 60 to 100. */
const maxWrapWidth = 100;
const minWrapWidth = 45;
const maxHeadingChars = 130;
const maxHeadingWords = 20;

/**
 * Turns plain text into blocks: paragraphs parted by blank lines (or by line ends where the text has none), hard-wrapped
 * lines joined, headings, lists by their markers, "> " lines as quotations.
 */
export function textToBlocks(text: string): DocNode[] {
  const chunks = chunksOf(linesOf(text));
  const width = wrapWidth(chunks);
  const pieces = chunks.flatMap((chunk) => piecesOf({ chunk, width }));
  return assemble(withoutFalseMarkers(pieces));
}

/** The width that a text was wrapped at, null when its lines are whole paragraphs. */
function wrapWidth(chunks: Chunk[]): number | null {
  const inner = chunks.flatMap((chunk) => chunk.slice(0, -1).map((line, at) => ({ line, next: chunk[at + 1]! })));
  const longest = Math.max(0, ...chunks.flat().map((line) => line.trimEnd().length));
  if (inner.length < 3 || longest > maxWrapWidth || longest < minWrapWidth) return null;
  const full = inner.filter(({ line, next }) => isFull({ line, next, width: longest }));
  return full.length >= inner.length * 0.6 ? longest : null;
}

/** True when the first word of the next line would not have fitted. */
function isFull({ line, next, width }: { line: string; next: string; width: number }): boolean {
  const word = next.trim().split(/\s/u)[0] ?? "";
  // Two columns of grace: hyphens and trailing spaces do not count the same everywhere.
  return line.trimEnd().length + 1 + word.length > width - 2;
}

function piecesOf({ chunk, width }: { chunk: Chunk; width: number | null }): Piece[] {
  const pieces: Piece[] = [];
  let previous = "";
  for (const raw of chunk) {
    const quoted = /^\s*>/u.test(raw);
    const line = quoted ? raw.replace(/^\s*>\s?/u, "") : raw;
    const last = pieces.at(-1);
    if (last && !last.marker && !quoted && /^\s*(={3,}|-{3,})\s*$/u.test(line)) {
      last.underlined = true;
      continue;
    }
    if (line.trim() === "") continue;
    const marker = listMarker(line);
    if (last && !marker && last.quoted === quoted && continues({ line, previous, last, width }))
      last.text += ` ${line.trim()}`;
    else pieces.push({ text: (marker?.text ?? line).trim(), marker, quoted, underlined: false });
    previous = line;
  }
  return pieces;
}

/** Whether a line goes on with the sentence of the line before it. */
function continues({
  line,
  previous,
  last,
  width,
}: {
  line: string;
  previous: string;
  last: Piece;
  width: number | null;
}): boolean {
  const text = line.trim();
  if (furnitureOfLine(text) !== null || last.underlined) return false;
  if (width !== null) return isFull({ line: previous, next: line, width });
  if (/^[\p{Ll},;:)\]’”%]/u.test(text)) return true;
  const indent = line.length - line.trimStart().length;
  if (last.marker && indent > last.marker.indent) return true;
  // A line that stops in the middle of a sentence was broken there.
  return (
    last.text.length > maxWrapWidth - minWrapWidth &&
    /[\p{Ll}\p{N},;–—-]$/u.test(last.text) &&
    last.text.length < 2 * maxWrapWidth
  );
}

/** A lone "- " may be a dialogue, a lone "1." a year or a heading: such markers count only in company. */
function withoutFalseMarkers(pieces: Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    const { marker } = piece;
    if (!marker || marker.kind === "bullet") return piece;
    if (hasCompany({ pieces, at, step: -1 }) || hasCompany({ pieces, at, step: 1 })) return piece;
    return { ...piece, marker: null, text: `${marker.sign} ${piece.text}` };
  });
}

/** True when the nearest item of the same kind, with nothing but other items between, is the one before or after. */
function hasCompany({ pieces, at, step }: { pieces: Piece[]; at: number; step: 1 | -1 }): boolean {
  const own = pieces[at]!.marker!;
  for (let other = pieces[at + step]?.marker, next = at + step; other; next += step, other = pieces[next]?.marker)
    if (other.kind === own.kind) return own.ordinal === 0 || Math.abs(other.ordinal - own.ordinal) === 1;
  return false;
}

function assemble(pieces: Piece[]): DocNode[] {
  const nodes: DocNode[] = [];
  for (let at = 0; at < pieces.length;) {
    const kindOf = (piece: Piece) => (piece.quoted ? "quote" : piece.marker ? "item" : "words");
    const kind = kindOf(pieces[at]!);
    let end = at + 1;
    if (kind !== "words") while (end < pieces.length && kindOf(pieces[end]!) === kind) end++;
    const run = pieces.slice(at, end);
    if (kind === "quote") nodes.push({ type: "blockquote", content: run.map((piece) => paragraph(piece.text)) });
    else if (kind === "item")
      nodes.push(...listNodes(run.map((piece) => piece.marker! && { ...piece.marker, text: piece.text })));
    else nodes.push(wordsNode({ piece: pieces[at]!, next: pieces[at + 1], isFirst: nodes.length === 0 }));
    at = end;
  }
  return nodes;
}

function wordsNode({ piece, next, isFirst }: { piece: Piece; next: Piece | undefined; isFirst: boolean }): DocNode {
  if (!piece.underlined && !isHeading({ piece, next })) return paragraph(piece.text);
  return { type: "heading", attrs: { level: isFirst ? 1 : 2 }, content: [{ type: "text", text: piece.text }] };
}

/** Words after which a sentence goes on, so that a line that ends in one is no heading. */
const openEnding =
  /\b(and|or|but|because|that|which|who|said|says|say|include|includes|including|especially|namely|with|the|an?|to|of|for|in|on|at|by|from|as|is|are|was|were|will|would|has|have|than|if|when|while)$/iu;

/** A short line of its own that begins like a heading, does not end like a sentence, and has text below it. */
function isHeading({ piece, next }: { piece: Piece; next: Piece | undefined }): boolean {
  const { text } = piece;
  if (text.length > maxHeadingChars || text.split(/\s+/u).length > maxHeadingWords) return false;
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}“‘"'¿¡]/u.test(text) || /[.,;:…]["'”’)]?$/u.test(text) || openEnding.test(text))
    return false;
  if (/https?:\/\/|@\S+\.\S/u.test(text) || /^[“"][^”"]*[”"]$/u.test(text)) return false;
  if (dateOfLine(text) || authorsOfByline(text) || furnitureOfLine(text)) return false;
  // Two sentences in one line are a paragraph, however short.
  if (/[.!?]["'”’)]?\s+\p{Lu}/u.test(text)) return false;
  if (!next || next.quoted) return false;
  if (/^https?:\/\//u.test(next.text)) return true;
  // A lead-in ("The chair of the board said") is followed by the quotation, "Ideas include" by the list.
  if (/^[…\p{Ll}]/u.test(next.text) || isWholeQuotation(next.text)) return false;
  return next.marker === null || text.split(/\s+/u).length <= maxWordsAboveList;
}

/** A longer line right above a list announces it. */
const maxWordsAboveList = 8;

/** True of a paragraph that opens with a quotation mark which closes at its end or not at all. */
function isWholeQuotation(text: string): boolean {
  const closing = { "“": "”", "‘": "’", '"': '"', "«": "»" }[text.charAt(0)];
  if (!closing) return false;
  const first = text.slice(1).search(new RegExp(`${closing}(?![\\p{L}\\p{N}])`, "u"));
  return first === -1 || first + 1 >= text.length - 3;
}

function paragraph(text: string): DocNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}
