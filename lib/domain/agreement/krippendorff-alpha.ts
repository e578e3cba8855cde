import { pairable, type RatedUnit } from "./rated-unit";

/** Nominal: two categories are the same or not. Ordinal: the further apart in their order, the worse. */
export type Metric = "nominal" | "ordinal";

/**
 * Krippendorff's alpha for any number of raters, with missing values: 1 is perfect agreement, 0 what chance would give,
 * below 0 less than that. After Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by the matrix of
 * coincidences.
 * @returns null where no unit has two values, or where all values are the same category and nothing can be said
 */
export function krippendorffAlpha({ units, metric }: { units: readonly RatedUnit[]; metric: Metric }): number | null {
  const coincidences = coincidencesOf(pairable(units));
  const totals = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = totals.reduce((sum, count) => sum + count, 0);
  const distance = distancesFor({ metric, totals });
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < totals.length; c += 1) {
    for (let k = c + 1; k < totals.length; k += 1) {
      const apart = distance(c, k);
      observed += coincidences[c]![k]! * apart;
      expected += totals[c]! * totals[k]! * apart;
    }
  }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/** How often each pair of categories met within a unit, each unit weighing as much as it has values. */
function coincidencesOf(units: readonly RatedUnit[]): number[][] {
  const size = units.reduce((most, unit) => Math.max(most, ...unit.values()), -1) + 1;
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const unit of units) {
    const counts = countsOf(unit, size);
    for (let c = 0; c < size; c += 1) {
      for (let k = 0; k < size; k += 1) {
        const pairs = counts[c]! * (c === k ? counts[k]! - 1 : counts[k]!);
        matrix[c]![k]! += pairs / (unit.size - 1);
      }
    }
  }
  return matrix;
}

function countsOf(unit: RatedUnit, size: number): number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const category of unit.values()) counts[category]! += 1;
  return counts;
}

/** The squared distance of two categories; on an ordinal scale it is the number of values that lie between them. */
function distancesFor({ metric, totals }: { metric: Metric; totals: readonly number[] }) {
  if (metric === "nominal") return () => 1;
  const before = [0];
  for (const total of totals) before.push(before.at(-1)! + total);
  return (c: number, k: number) => {
    const between = before[k + 1]! - before[c]! - (totals[c]! + totals[k]!) / 2;
    return between * between;
  };
}
