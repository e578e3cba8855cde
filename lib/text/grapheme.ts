/** A piece of a text in UTF-16 units, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Below U+0300 every code unit is a grapheme of its own, but for a line feed after a carriage return. */
function isPlain(code: number): boolean {
  return code < 0x300 && code !== 0x0a && code !== 0x0d;
}

/** True of a boundary that two neighbouring code units prove; false says "look closer", not "no boundary". */
function isCertain(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (isPlain(before) && isPlain(after)) || before === 0x0a || (after === 0x0a && before !== 0x0d);
}

/** True where a cursor may stand: at both ends and between two user-perceived characters. */
export function isGraphemeBoundary({ text, offset }: { text: string; offset: number }): boolean {
  if (offset <= 0 || offset >= text.length) return offset === 0 || offset === text.length;
  if (isCertain(text, offset)) return true;
  return graphemeAround(text, offset).start === offset;
}

/** Widens a range to grapheme boundaries; ends outside the text are brought to its ends. An empty range stays empty. */
export function snapToGraphemes({ text, start, end }: { text: string } & TextRange): TextRange {
  const low = Math.min(Math.max(start, 0), text.length);
  const high = Math.min(Math.max(end, low), text.length);
  const from = isGraphemeBoundary({ text, offset: low }) ? low : graphemeAround(text, low).start;
  if (low === high) return { start: from, end: from };
  const to = isGraphemeBoundary({ text, offset: high }) ? high : graphemeAround(text, high).end;
  return { start: from, end: to };
}

/** No user-perceived character is longer; a flag or family of more units is cut by nobody's hand. */
const farEnough = 256;

// Only the stretch between two certain boundaries is segmented, or what is far enough to both sides.
function graphemeAround(text: string, offset: number): TextRange {
  let from = offset;
  while (from > 0 && offset - from < farEnough && !isCertain(text, from)) from--;
  let to = offset;
  while (to < text.length && to - offset < farEnough && !isCertain(text, to)) to++;
  const segment = graphemes.segment(text.slice(from, to)).containing(offset - from);
  if (!segment) return { start: offset, end: offset };
  return { start: from + segment.index, end: from + segment.index + segment.segment.length };
}
