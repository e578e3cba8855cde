import type { TextRange } from "@/lib/text/grapheme";

/** A passage, or a part of one after a split. */
export type CursorUnit = TextRange & { kind: string };

/** Where somebody stands in a text. `range` is what a decision would be about; it begins as the unit's own. */
export type SentenceCursor = {
  units: readonly CursorUnit[];
  /** Null before the first step, and while words of one's own are selected. */
  index: number | null;
  range: TextRange | null;
};

/** Kinds that a cursor steps over: nobody decides on a byline or a copyright line. */
const skipped: ReadonlySet<string> = new Set(["byline_date", "boilerplate"]);

/** A cursor before the first passage. */
export function startCursor(passages: readonly CursorUnit[]): SentenceCursor {
  return { units: passages.filter(({ kind }) => !skipped.has(kind)), index: null, range: null };
}

/** The next or previous unit after where the cursor stands; the cursor stays at either end of the text. */
export function step(cursor: SentenceCursor, by: 1 | -1): SentenceCursor {
  const { units } = cursor;
  if (units.length === 0) return cursor;
  return standAt(cursor, Math.min(Math.max(indexAfter(cursor, by), 0), units.length - 1));
}

function indexAfter({ units, index, range }: SentenceCursor, by: 1 | -1): number {
  if (index !== null) return index + by;
  if (!range) return by === 1 ? 0 : units.length - 1;
  // From words of one's own: the unit after or before them.
  return by === 1
    ? units.findIndex(({ start }) => start >= range.end)
    : units.findLastIndex(({ end }) => end <= range.start);
}

/** The next unit for which a condition holds, from the top again after the end; the cursor itself where there is none. */
export function stepTo(cursor: SentenceCursor, holds: (unit: CursorUnit) => boolean): SentenceCursor {
  const { units } = cursor;
  const from = indexAfter(cursor, 1);
  for (let n = 0; n < units.length; n++) {
    const at = (Math.max(from, 0) + n) % units.length;
    if (holds(units[at]!)) return standAt(cursor, at);
  }
  return cursor;
}

/** The unit at an offset of the text, or the next one after it. */
export function goTo(cursor: SentenceCursor, offset: number): SentenceCursor {
  const found = cursor.units.findIndex(({ end }) => end > offset);
  return found === -1 ? cursor : standAt(cursor, found);
}

/** Words that somebody has selected themselves. */
export function select(cursor: SentenceCursor, range: TextRange): SentenceCursor {
  const index = cursor.units.findIndex(({ start, end }) => start === range.start && end === range.end);
  return { ...cursor, index: index === -1 ? null : index, range };
}

function standAt({ units }: SentenceCursor, index: number): SentenceCursor {
  const unit = units[index]!;
  return { units, index, range: { start: unit.start, end: unit.end } };
}

const words = new Intl.Segmenter("und", { granularity: "word" });
/** How far around an edge words are looked for; longer than any word that somebody would decide on. */
const reach = 400;

/** Moves one edge of the range by a word. A range keeps at least one word. */
export function moveEdge({
  cursor,
  text,
  edge,
  by,
}: {
  cursor: SentenceCursor;
  text: string;
  edge: "start" | "end";
  by: "wider" | "narrower";
}): SentenceCursor {
  const { range } = cursor;
  if (!range) return cursor;
  const forwards = (edge === "end") === (by === "wider");
  const at = forwards ? nextEdge({ text, from: range[edge], edge }) : previousEdge({ text, from: range[edge], edge });
  if (at === null) return cursor;
  const moved = { ...range, [edge]: at };
  return moved.end > moved.start ? { ...cursor, range: moved } : cursor;
}

/** Edges of words around an offset: where words begin, or where they end with the marks that hang on them. */
function edgesAround({ text, from, edge }: { text: string; from: number; edge: "start" | "end" }): number[] {
  // Cut at white space, so that the window itself does not look like the edge of a word.
  const low = text.lastIndexOf(" ", Math.max(0, from - reach)) + 1;
  const after = text.indexOf(" ", from + reach);
  const high = after === -1 ? text.length : after;
  const edges: number[] = [];
  for (const { index, segment, isWordLike } of words.segment(text.slice(low, high))) {
    const isGap = segment.trim() === "";
    if (edge === "start" && isWordLike) edges.push(low + index);
    if (edge === "end" && !isGap) {
      const end = low + index + segment.length;
      // A comma or full stop belongs to the word before it.
      if (!isWordLike && edges.at(-1) === low + index) edges[edges.length - 1] = end;
      else edges.push(end);
    }
  }
  return edges;
}

function nextEdge(place: { text: string; from: number; edge: "start" | "end" }): number | null {
  return edgesAround(place).find((at) => at > place.from) ?? null;
}

function previousEdge(place: { text: string; from: number; edge: "start" | "end" }): number | null {
  return edgesAround(place).findLast((at) => at < place.from) ?? null;
}

/** Signs and words at which a sentence falls into statements; the split comes after the sign or before the word. */
const joint = /[;:,–—]\s+|\s+(?=(?:and|but|or|while|because|although|which|who|after|before|when)\s)/giu;

/**
 * Splits the unit under the cursor in two, at the joint nearest to its middle, or between two words where it has none.
 * The cursor stands on the first part; the second is the next step. A single word cannot be split.
 */
export function split(cursor: SentenceCursor, text: string): SentenceCursor {
  const { units, index } = cursor;
  const unit = index === null ? undefined : units[index];
  if (index === null || !unit) return cursor;
  const at = splitPoint({ text, ...unit });
  if (at === null) return cursor;
  const first = { ...unit, end: trimEnd({ text, start: unit.start, end: at }) };
  const second = { ...unit, start: trimStart({ text, start: at, end: unit.end }) };
  return standAt({ ...cursor, units: units.toSpliced(index, 1, first, second) }, index);
}

function splitPoint({ text, start, end }: { text: string } & TextRange): number | null {
  const own = text.slice(start, end);
  const middle = own.length / 2;
  const joints = [...own.matchAll(joint)].map((match) => match.index + match[0].length);
  const gaps = [...own.matchAll(/\s+/gu)].map((match) => match.index + match[0].length);
  const inside = (points: number[]) => points.filter((at) => at > 0 && at < own.length);
  const candidates = inside(joints).length > 0 ? inside(joints) : inside(gaps);
  const [nearest] = candidates.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? null : start + nearest;
}

function trimEnd({ text, start, end }: { text: string } & TextRange): number {
  return start + text.slice(start, end).trimEnd().length;
}

function trimStart({ text, start, end }: { text: string } & TextRange): number {
  return end - text.slice(start, end).trimStart().length;
}
