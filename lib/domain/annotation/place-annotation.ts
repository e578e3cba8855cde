import type { CodePoints } from "@/lib/text/code-points";
import type { FoundQuote, SoughtQuote } from "@/lib/text/find-quote";
import { snapToGraphemes, type TextRange } from "@/lib/text/grapheme";
import type { ReadAnnotation } from "./read-annotations";

/**
 * Where the words of an annotation stand in a text. `exact`: the same words, typography aside. `approximate`: other wording,
 * a position without words, or words that stand in several places; a person has to look. `not_found`: nowhere.
 */
export type PlacedAnnotation =
  ({ match: "exact" | "approximate" } & TextRange) | { match: "not_found"; start?: undefined; end?: undefined };

/**
 * Finds the words of an annotation: where its position says, if they stand there, else where they and their surroundings
 * are. Other programs count positions in other texts of the same page, so a position alone is never more than a guess.
 */
export function placeAnnotation({
  annotation: { exact, prefix, suffix, position },
  text,
  points,
  find,
}: {
  annotation: Pick<ReadAnnotation, "exact" | "prefix" | "suffix" | "position">;
  text: string;
  /** Of `text`. */
  points: CodePoints;
  /** `quoteFinder(text)`. */
  find: (quote: SoughtQuote) => FoundQuote | null;
}): PlacedAnnotation {
  const at = position && (position.unit === "codePoint" ? points.toUnits(position) : position);
  if (exact === null) {
    if (!at || at.start >= text.length) return { match: "not_found" };
    const range = snapToGraphemes({ text, start: at.start, end: at.end });
    return text.slice(range.start, range.end).trim() === ""
      ? { match: "not_found" }
      : { match: "approximate", ...range };
  }
  if (at && text.slice(at.start, at.end) === exact) {
    const range = snapToGraphemes({ text, start: at.start, end: at.end });
    if (range.start === at.start && range.end === at.end) return { match: "exact", ...range };
  }
  const found = find({ exact, prefix, suffix, ...(at && { hint: at.start }) });
  if (!found) return { match: "not_found" };
  const { start, end } = found;
  // Words that stand in several places, of which nothing else is known: the first is as good as any.
  const isKnown = prefix !== "" || suffix !== "" || at !== null;
  if (!isKnown && text.includes(text.slice(start, end), start + 1)) return { match: "approximate", start, end };
  return { match: found.match === "approximate" ? "approximate" : "exact", start, end };
}
