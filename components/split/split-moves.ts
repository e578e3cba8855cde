import { leading, unanswered } from "@/components/split/row-views";
import type { Cursor, RowView, Suggestion, Unit } from "@/components/split/split-types";
import { dispositions } from "@/lib/domain/article/passage-decision";
import { decidableKinds, type PassageKind } from "@/lib/text/passage-kind";
import { withoutAtoms } from "@/lib/text/without-atoms";
import { undecidedGaps } from "@/lib/text/undecided-gaps";

/** Whether the cursor stops at a row: where something can be decided, is proposed, or has been decided. */
export function isStop({ unit, proposal, open, decisions }: RowView): boolean {
  return (
    decidableKinds.has(unit.kind as PassageKind) ||
    decisions.length > 0 ||
    (proposal?.isCheckable === true && open.length > 0)
  );
}

/** The suggestion that the cursor is on: the one it was put on while that is open, else the first one; null for none. */
export function suggestionAt(view: RowView, cursor: Cursor): Suggestion | null {
  const chosen = view.open.find(({ key }) => key === cursor.key);
  if (chosen) return chosen;
  return view.decided === "all" ? null : (leading(view)[0] ?? null);
}

/** The row `by` stops on from where the cursor stands; the cursor stays at either end. */
export function stepRow({
  views,
  from,
  by,
}: {
  views: readonly RowView[];
  from: number | null;
  by: 1 | -1;
}): RowView | null {
  const stops = views.filter(isStop);
  if (stops.length === 0) return null;
  if (from === null) return by === 1 ? stops[0]! : stops.at(-1)!;
  const found =
    by === 1 ? stops.find(({ unit }) => unit.start > from) : stops.findLast(({ unit }) => unit.start < from);
  return found ?? stops.find(({ unit }) => unit.start === from) ?? null;
}

/**
 * The next row on which something is left to decide, from the top again after the end; null where there is none. Rows at
 * which somebody else is come last, so that two do not do the same one.
 */
export function nextUndecided({
  views,
  from,
  isTaken = () => false,
}: {
  views: readonly RowView[];
  from: number | null;
  isTaken?: (view: RowView) => boolean;
}): RowView | null {
  const left = views.filter((view) => isStop(view) && view.decided !== "all");
  const after = (rows: readonly RowView[]) =>
    rows.find(({ unit }) => unit.start > (from ?? -1)) ?? rows.find(({ unit }) => unit.start !== from) ?? null;
  return after(left.filter((view) => !isTaken(view))) ?? after(left);
}

/** Whether a row is decided throughout once one more run of it is. */
export function willBeDone({
  view,
  text,
  range,
}: {
  view: RowView;
  text: string;
  range: { start: number; end: number };
}) {
  return undecidedGaps({ text, range: view.unit, decisions: [...view.decisions, range] }).length === 0;
}

/** The suggestion before or after the one that the cursor is on; null at either end. */
export function stepSuggestion({
  view,
  current,
  by,
}: {
  view: RowView;
  current: Suggestion | null;
  by: 1 | -1;
}): Suggestion | null {
  // One that a claim stands for already is only stepped from, once somebody has unfolded it.
  const open = view.open.filter(({ key }) => !view.standing.has(key) || key === current?.key);
  const at = current ? open.findIndex(({ key }) => key === current.key) : by === 1 ? -1 : open.length;
  return open[at + by] ?? null;
}

const kindWords: Record<string, string> = {
  heading: "Heading",
  sentence: "Sentence",
  list_item: "List item",
  quote: "Quotation",
};

/** More than this is not read aloud at once; UTF-16 units. */
const longest = 600;

/** What a screen reader hears of a row: what it is and where, its words, what was decided, what is proposed. */
export function announceRow({
  view,
  text,
  number,
  total,
  current,
  people,
}: {
  view: RowView;
  text: string;
  number: number | null;
  total: number;
  current: Suggestion | null;
  people: readonly string[];
}): string {
  const words = withoutAtoms(text.slice(view.unit.start, view.unit.end));
  const place = `${kindWords[view.unit.kind] ?? "Passage"}${number === null ? "" : ` ${number} of ${total}`}`;
  const decided =
    view.decisions.length === 0
      ? "Not decided."
      : `${[...new Set(view.decisions.map(({ disposition }) => dispositions[disposition]))].join(", ")}.`;
  const count = unanswered(view).length;
  const proposed = count === 0 ? "No suggestion." : count === 1 ? "One suggestion." : `${count} suggestions.`;
  const here = people.length > 0 ? ` ${people.join(", ")} is here too.` : "";
  return `${place}: ${words.length > longest ? `${words.slice(0, longest)}…` : words} ${decided} ${proposed}${
    current ? ` ${announceSuggestion(current)}` : ""
  }${here}`;
}

export function announceSuggestion({ statement, open, claimant }: Suggestion): string {
  const who = claimant ? `, said by ${claimant}` : "";
  const asks = open.length > 0 ? ` Wants your eye: ${open.map(({ why }) => why).join(" ")}` : "";
  return `Suggested: ${withoutAtoms(statement)}${who}${asks}`;
}

/** The passages of a version as rows, some of them in parts that somebody has split by hand. */
export function unitsOf({
  passages,
  splits,
}: {
  passages: readonly [start: number, end: number, kind: string][];
  splits: ReadonlyMap<number, readonly { start: number; end: number }[]>;
}): Unit[] {
  return passages.flatMap(([start, end, kind], index): Unit[] => {
    const parts = splits.get(index);
    if (!parts) return [{ index, start, end, kind, isWhole: true }];
    return parts.map((part) => ({ index, ...part, kind, isWhole: false }));
  });
}
