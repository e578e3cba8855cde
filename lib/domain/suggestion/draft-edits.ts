import type { TextRange } from "@/lib/text/grapheme";

/** What was put in the place of which words of a draft, and from where it is known. */
export interface Resolution {
  from: string;
  to: string;
  /** In words for the person who decides, as "the article writes it out". */
  because: string;
}

/** Words of a draft that say nothing outside the article and could not be resolved safely. UTF-16 units of the text. */
export interface OpenPlace extends TextRange {
  /** As a question for a person, as "Who is meant?". */
  why: string;
}

/** A change of a draft that was found and is not made yet. */
export interface DraftEdit extends TextRange {
  to: string;
  because: string;
}

/** What somebody who looks over a draft has found in it. */
export interface DraftFinding {
  edits: DraftEdit[];
  open: OpenPlace[];
}

/**
 * Makes the changes. Where two touch the same words the first one holds; an open place inside words that were replaced
 * is answered by that. Open places come back in units of the new text.
 */
export function applyEdits(text: string, findings: readonly DraftFinding[]): DraftFinding & { text: string } {
  const edits: DraftEdit[] = [];
  for (const edit of findings.flatMap((finding) => finding.edits)) {
    if (!edits.some((other) => touches(other, edit))) edits.push(edit);
  }
  edits.sort((a, b) => a.start - b.start);
  const open = findings
    .flatMap((finding) => finding.open)
    .filter((place, at, all) => all.findIndex((other) => touches(other, place)) === at)
    .filter((place) => !edits.some((edit) => touches(edit, place)))
    .toSorted((a, b) => a.start - b.start);
  let made = "";
  let from = 0;
  for (const edit of edits) {
    made += text.slice(from, edit.start) + edit.to;
    from = edit.end;
  }
  made += text.slice(from);
  const shift = (offset: number) =>
    edits.reduce((sum, { start, end, to }) => (end <= offset ? sum + to.length - (end - start) : sum), offset);
  return {
    text: made,
    edits,
    open: open.map((place) => ({ ...place, start: shift(place.start), end: shift(place.end) })),
  };
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
