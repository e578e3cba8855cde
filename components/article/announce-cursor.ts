import type { ReaderMarks } from "@/components/article/reader-types";
import { dispositions } from "@/lib/domain/article/passage-decision";
import type { SentenceCursor } from "@/lib/domain/article/sentence-cursor";
import { withoutAtoms } from "@/lib/text/without-atoms";

const kinds: Record<string, string> = {
  heading: "Heading",
  sentence: "Sentence",
  list_item: "List item",
  quote: "Quotation",
  reference: "Reference",
};

/** More than this is not read aloud at once; UTF-16 units. */
const longest = 600;

/** What a screen reader hears of the place of the cursor: what it is, the words, and what was decided about them. */
export function announceCursor({
  cursor: { units, index, range },
  text,
  marks,
}: {
  cursor: SentenceCursor;
  text: string;
  marks: ReaderMarks;
}): string {
  if (!range) return "";
  const unit = index === null ? undefined : units[index];
  const place = unit ? `${kinds[unit.kind] ?? "Passage"} ${index! + 1} of ${units.length}` : "Chosen words";
  const words = withoutAtoms(text.slice(range.start, range.end));
  return `${place}: ${words.length > longest ? `${words.slice(0, longest)}…` : words} ${decidedWords(range, marks)}`;
}

function decidedWords(range: { start: number; end: number }, { claims, decisions }: ReaderMarks): string {
  const touching = decisions.filter(({ start, end }) => start < range.end && end > range.start);
  if (touching.length === 0) return "Not decided.";
  const numbers = new Map(claims.map(({ claimId, number }) => [claimId, number]));
  const words = touching.map(({ disposition, claimId }) => {
    const number = claimId ? numbers.get(claimId) : undefined;
    return number ? `Claim ${number}` : dispositions[disposition];
  });
  return `${[...new Set(words)].join(", ")}.`;
}
