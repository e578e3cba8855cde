import { compareTexts, textOfPiece } from "@/lib/text/compare-texts";

/** An old and a new wording of the same words, side by side where there is room, each with what it does not share. */
export function ComparedWords({
  before,
  after,
  labels = { before: "Before", after: "Now" },
}: {
  before: string;
  after: string;
  labels?: { before: string; after: string };
}) {
  const lines = compareTexts({ before, after });
  const side = (left: "removed" | "added") =>
    lines.map(({ pieces }, index) => (
      <span key={index} className="block">
        {pieces
          .filter(({ kind }) => kind === "same" || kind === left)
          .map((piece, at) => {
            // A kept word is shown as each side wrote it.
            const own = left === "removed" && piece.before ? { ...piece, after: null } : piece;
            const words = textOfPiece({ piece: own as typeof piece, before, after });
            if (piece.kind === "same") return <span key={at}>{words}</span>;
            return left === "removed" ? <del key={at}>{words}</del> : <ins key={at}>{words}</ins>;
          })}
      </span>
    ));
  return (
    <div className="version-difference grid gap-x-8 gap-y-2 md:grid-cols-2">
      <div className="min-w-0">
        <p className="caps text-xs text-ink-muted">{labels.before}</p>
        <p className="font-serif leading-relaxed">{side("removed")}</p>
      </div>
      <div className="min-w-0">
        <p className="caps text-xs text-ink-muted">{labels.after}</p>
        <p className="font-serif leading-relaxed">{side("added")}</p>
      </div>
    </div>
  );
}
