import type { Coverage } from "@/lib/text/coverage";

/** Whole per cent; never 100 while something is left and never 0 once something is decided. Null for an empty text. */
export function coveragePercent({ covered, total }: Pick<Coverage, "covered" | "total">): number | null {
  if (total === 0) return null;
  if (covered === 0 || covered === total) return covered === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((covered / total) * 100)));
}

const count = new Intl.NumberFormat("en-GB");

/** The coverage as a sentence. */
export function coverageInWords(coverage: Pick<Coverage, "covered" | "total">): string {
  const percent = coveragePercent(coverage);
  if (percent === null) return "There is nothing to decide in this text.";
  return `${percent}% decided: ${count.format(coverage.covered)} of ${count.format(coverage.total)} characters.`;
}
