import { alignVersions, type Alignment } from "./align-versions";
import type { TextRange } from "./grapheme";

/**
 * A stretch of two compared texts. `same`: the same words, in both. `removed`: in the earlier text alone. `added`: in the
 * later alone. Ranges are UTF-16 units, end exclusive; words that differ by typography alone are the same.
 */
export type ComparedPiece =
  | { kind: "same"; before: TextRange; after: TextRange }
  | { kind: "removed"; before: TextRange; after: null }
  | { kind: "added"; before: null; after: TextRange };

/** A line of the compared texts as it is read: what went and what came stand in it side by side. */
export type ComparedLine = {
  /** False where nothing but white space differs. */
  isChanged: boolean;
  pieces: ComparedPiece[];
};

/** Above so many pieces a line is shown as gone and come as a whole: a page of shreds helps nobody. */
const mostPiecesOfLine = 120;

/**
 * The difference of two texts word by word, line by line. Put together, the pieces that are not `added` are `before`, but
 * for the line feeds between lines, and those that are not `removed` are `after`.
 */
export function compareTexts({
  before,
  after,
  alignment = alignVersions({ before, after }),
}: {
  before: string;
  after: string;
  alignment?: Alignment;
}): ComparedLine[] {
  const whole: ComparedPiece[] = [];
  for (const piece of piecesOf({ before, after, alignment })) push(whole, piece);
  const lines: ComparedPiece[][] = [[]];
  for (const piece of alongLines({ pieces: whole, before, after })) {
    const text = textOfPiece({ piece, before, after });
    // A same piece differs in its length by typography alone, and then holds no line feed.
    let from = 0;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", from)) {
      push(lines.at(-1)!, cut(piece, from, at));
      lines.push([]);
      from = at + 1;
    }
    push(lines.at(-1)!, from === 0 ? piece : cut(piece, from, text.length));
  }
  return lines
    .filter((pieces) => pieces.length > 0)
    .map((pieces) => {
      const isChanged = pieces.some(
        (piece) => piece.kind !== "same" && textOfPiece({ piece, before, after }).trim() !== "",
      );
      const isShredded = pieces.length > mostPiecesOfLine || keepsLittle({ pieces, before, after });
      return { isChanged, pieces: isChanged && isShredded ? asWhole(pieces) : pieces };
    });
}

/** A line that keeps less than this share of its letters, and holds both old and new words, is another line. */
const leastKept = 0.1;

function keepsLittle({
  pieces,
  before,
  after,
}: {
  pieces: readonly ComparedPiece[];
  before: string;
  after: string;
}): boolean {
  const letters = (kind: ComparedPiece["kind"]) =>
    pieces
      .filter((piece) => piece.kind === kind)
      .reduce((sum, piece) => sum + (textOfPiece({ piece, before, after }).match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const [kept, removed, added] = [letters("same"), letters("removed"), letters("added")];
  return removed > 0 && added > 0 && kept < leastKept * (kept + Math.max(removed, added));
}

/**
 * Lets what went or came begin and end with whole lines where the same characters allow it: "The [old line. ⏎ The] new"
 * is "[The old line. ⏎] The new".
 */
function alongLines({
  pieces,
  before,
  after,
}: {
  pieces: readonly ComparedPiece[];
  before: string;
  after: string;
}): ComparedPiece[] {
  const slid = [...pieces];
  for (let at = 1; at < slid.length - 1; at++) {
    const [above, piece, below] = [slid[at - 1]!, slid[at]!, slid[at + 1]!];
    if (above.kind !== "same" || below.kind !== "same" || piece.kind === "same" || !runsAlong(above)) continue;
    const text = piece.kind === "removed" ? before : after;
    const { start, end } = piece.after ?? piece.before;
    const own = piece.kind === "removed" ? above.before : above.after;
    const length = start - (text.lastIndexOf("\n", start - 1) + 1);
    const isInLine = !text.slice(start, end).includes("\n");
    if (length === 0 || isInLine || length > own.end - own.start || length > end - start) continue;
    if (text.slice(start - length, start) !== text.slice(end - length, end)) continue;
    slid[at - 1] = { kind: "same", before: shrink(above.before, length), after: shrink(above.after, length) };
    slid[at] =
      piece.kind === "removed"
        ? { ...piece, before: { start: start - length, end: end - length } }
        : { ...piece, after: { start: start - length, end: end - length } };
    const kept = (wasAbove: TextRange, isOwn: boolean) =>
      isOwn ? { start: end - length, end } : { start: wasAbove.end - length, end: wasAbove.end };
    slid.splice(at + 1, 0, {
      kind: "same",
      before: kept(above.before, piece.kind === "removed"),
      after: kept(above.after, piece.kind === "added"),
    });
    at++;
  }
  return slid;
}

function shrink({ start, end }: TextRange, length: number): TextRange {
  return { start, end: end - length };
}

/** The words of a piece: of the later text where it stands in both. */
export function textOfPiece({
  piece: { before: old, after: now },
  before,
  after,
}: {
  piece: ComparedPiece;
  before: string;
  after: string;
}): string {
  return now ? after.slice(now.start, now.end) : before.slice(old.start, old.end);
}

function* piecesOf({
  before,
  after,
  alignment: { before: a, after: b, toAfter },
}: {
  before: string;
  after: string;
  alignment: Alignment;
}): Generator<ComparedPiece> {
  let oldEnd = 0;
  let nowEnd = 0;
  for (let i = 0; i < a.length; i++) {
    const j = toAfter[i]!;
    if (j === -1) continue;
    yield* gap({ before, after, old: { start: oldEnd, end: a[i]!.start }, now: { start: nowEnd, end: b[j]!.start } });
    const old = { start: a[i]!.start, end: a[i]!.end };
    const now = { start: b[j]!.start, end: b[j]!.end };
    yield { kind: "same", before: old, after: now };
    oldEnd = old.end;
    nowEnd = now.end;
  }
  yield* gap({
    before,
    after,
    old: { start: oldEnd, end: before.length },
    now: { start: nowEnd, end: after.length },
  });
}

/** What stands between two words that were kept: the white space at its edges is the same where it is the same. */
function* gap({
  before,
  after,
  old,
  now,
}: {
  before: string;
  after: string;
  old: TextRange;
  now: TextRange;
}): Generator<ComparedPiece> {
  const most = Math.min(old.end - old.start, now.end - now.start);
  let lead = 0;
  while (lead < most && isSameSpace(before, old.start + lead, after, now.start + lead)) lead++;
  let trail = 0;
  while (trail < most - lead && isSameSpace(before, old.end - 1 - trail, after, now.end - 1 - trail)) trail++;
  yield same(old.start, now.start, lead);
  yield { kind: "removed", before: { start: old.start + lead, end: old.end - trail }, after: null };
  yield { kind: "added", before: null, after: { start: now.start + lead, end: now.end - trail } };
  yield same(old.end - trail, now.end - trail, trail);
}

function same(old: number, now: number, length: number): ComparedPiece {
  return { kind: "same", before: { start: old, end: old + length }, after: { start: now, end: now + length } };
}

function isSameSpace(before: string, at: number, after: string, to: number): boolean {
  return before[at] === after[to] && /\s/u.test(before[at]!);
}

function cut(piece: ComparedPiece, from: number, to: number): ComparedPiece {
  const part = ({ start }: TextRange) => ({ start: start + from, end: start + to });
  if (piece.kind === "same") return { ...piece, before: part(piece.before), after: part(piece.after) };
  if (piece.kind === "removed") return { ...piece, before: part(piece.before) };
  return { ...piece, after: part(piece.after) };
}

/** Adds a piece to a line: none without text, and one that goes on with the last one is made one with it. */
function push(pieces: ComparedPiece[], piece: ComparedPiece): void {
  const range = piece.after ?? piece.before;
  if (range.start === range.end) return;
  const last = pieces.at(-1);
  if (last?.kind !== piece.kind || !goesOn(last.before, piece.before) || !goesOn(last.after, piece.after)) {
    pieces.push(piece);
    return;
  }
  if (last.kind === "same" && piece.kind === "same") {
    // Offsets of the two texts run side by side within a piece; a word that differs by typography stands alone.
    if (!runsAlong(last) || !runsAlong(piece)) pieces.push(piece);
    else
      pieces[pieces.length - 1] = {
        kind: "same",
        before: join(last.before, piece.before),
        after: join(last.after, piece.after),
      };
  } else if (last.kind === "removed" && piece.kind === "removed")
    pieces[pieces.length - 1] = { ...last, before: join(last.before, piece.before) };
  else if (last.kind === "added" && piece.kind === "added")
    pieces[pieces.length - 1] = { ...last, after: join(last.after, piece.after) };
}

function goesOn(one: TextRange | null, next: TextRange | null): boolean {
  return one === null || next === null ? one === next : one.end === next.start;
}

function join(one: TextRange, next: TextRange): TextRange {
  return { start: one.start, end: next.end };
}

function runsAlong({ before, after }: { before: TextRange; after: TextRange }): boolean {
  return before.end - before.start === after.end - after.start;
}

/** A line of which little was kept, as one that went and one that came. */
function asWhole(pieces: readonly ComparedPiece[]): ComparedPiece[] {
  const olds = pieces.flatMap(({ before }) => before ?? []);
  const nows = pieces.flatMap(({ after }) => after ?? []);
  const whole: ComparedPiece[] = [];
  if (olds.length > 0)
    whole.push({ kind: "removed", before: { start: olds[0]!.start, end: olds.at(-1)!.end }, after: null });
  if (nows.length > 0)
    whole.push({ kind: "added", before: null, after: { start: nows[0]!.start, end: nows.at(-1)!.end } });
  return whole;
}
