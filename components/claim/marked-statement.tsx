import type { TextRange } from "@/lib/text/grapheme";

/** A statement with the words in which it differs underlined and, for those who cannot see it, named by the note beside it. */
export function MarkedStatement({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const pieces: { text: string; isMarked: boolean; at: number }[] = [];
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    pieces.push({ text: text.slice(at, start), isMarked: false, at });
    pieces.push({ text: text.slice(start, end), isMarked: true, at: start });
    at = end;
  }
  pieces.push({ text: text.slice(at), isMarked: false, at });
  return pieces.map((piece) =>
    piece.isMarked ? (
      <mark key={piece.at} className="bg-warn-wash text-ink underline decoration-warn decoration-2 underline-offset-4">
        {piece.text}
      </mark>
    ) : (
      <span key={`${piece.at} plain`}>{piece.text}</span>
    ),
  );
}
