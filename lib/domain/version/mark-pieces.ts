import { textOfPiece, type ComparedPiece } from "@/lib/text/compare-texts";
import type { TextRange } from "@/lib/text/grapheme";

/** A claim over a range of one of two compared texts. */
export type MarkedRange = TextRange & { key: string };

/** Words of a compared line with the claims that stand over all of them. */
export type MarkedWords = {
  kind: ComparedPiece["kind"];
  text: string;
  keys: string[];
  /** Claims of which these are the first words in the line. */ begins: string[];
};

/**
 * The pieces of a compared line, cut where a claim begins or ends. What was removed carries the claims of the earlier text,
 * everything else those of the later.
 */
export function markPieces({
  pieces,
  before,
  after,
  marks,
}: {
  pieces: readonly ComparedPiece[];
  before: string;
  after: string;
  marks: { before: readonly MarkedRange[]; after: readonly MarkedRange[] };
}): MarkedWords[] {
  const begun = new Set<string>();
  // A version has thousands of claims, a line a few.
  const near = { before: within(marks.before, pieces, "before"), after: within(marks.after, pieces, "after") };
  return pieces.flatMap((piece) => {
    const range = piece.after ?? piece.before;
    const text = textOfPiece({ piece, before, after });
    const over = (piece.after ? near.after : near.before).filter(
      ({ start, end }) => start < range.end && end > range.start,
    );
    const edges = over.flatMap(({ start, end }) => [start, end]).filter((at) => at > range.start && at < range.end);
    const cuts = [...new Set([range.start, ...edges, range.end])].toSorted((one, other) => one - other);
    return cuts.slice(0, -1).map((start, index): MarkedWords => {
      const end = cuts[index + 1]!;
      const keys = over.filter((mark) => mark.start < end && mark.end > start).map(({ key }) => key);
      const begins = keys.filter((key) => !begun.has(key));
      for (const key of begins) begun.add(key);
      return { kind: piece.kind, text: text.slice(start - range.start, end - range.start), keys, begins };
    });
  });
}

/** The claims that reach into what a line holds of one of the two texts. */
function within(
  marks: readonly MarkedRange[],
  pieces: readonly ComparedPiece[],
  side: "before" | "after",
): readonly MarkedRange[] {
  const ranges = pieces.flatMap((piece) => piece[side] ?? []);
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? marks.filter(({ start, end }) => start < last.end && end > first.start) : [];
}
