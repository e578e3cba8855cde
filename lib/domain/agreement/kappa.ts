import type { RatedUnit } from "./rated-unit";

/**
 * Cohen's kappa: agreement of two people beyond chance, each with habits of their own. After Cohen, "A coefficient of
 * agreement for nominal scales" (1960). It applies only where the same two people judged every unit.
 * @returns null where it does not apply, or where both gave one and the same category throughout
 */
export function cohensKappa(units: readonly RatedUnit[]): number | null {
  const raters = ratersOfAll(units);
  if (raters?.length !== 2) return null;
  const [one, other] = raters as [string, string];
  const shares = new Map<number, [number, number]>();
  let same = 0;
  for (const unit of units) {
    const values = [unit.get(one)!, unit.get(other)!] as const;
    if (values[0] === values[1]) same += 1 / units.length;
    for (const [who, value] of values.entries()) {
      const share = shares.get(value) ?? [0, 0];
      share[who as 0 | 1] += 1 / units.length;
      shares.set(value, share);
    }
  }
  const chance = [...shares.values()].reduce((sum, [a, b]) => sum + a * b, 0);
  return beyondChance({ same, chance });
}

/**
 * Fleiss' kappa: agreement beyond chance of as many people on each unit, not always the same ones. After Fleiss,
 * "Measuring nominal scale agreement among many raters" (1971).
 * @returns null where the units have different numbers of values or fewer than two, or where all values are the same
 */
export function fleissKappa(units: readonly RatedUnit[]): number | null {
  const [first] = units;
  const raters = first?.size ?? 0;
  if (raters < 2 || units.some(({ size }) => size !== raters)) return null;
  const shares = new Map<number, number>();
  let same = 0;
  for (const unit of units) {
    const counts = new Map<number, number>();
    for (const value of unit.values()) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, count] of counts) {
      same += (count * (count - 1)) / (raters * (raters - 1)) / units.length;
      shares.set(value, (shares.get(value) ?? 0) + count / (raters * units.length));
    }
  }
  const chance = [...shares.values()].reduce((sum, share) => sum + share * share, 0);
  return beyondChance({ same, chance });
}

function beyondChance({ same, chance }: { same: number; chance: number }): number | null {
  // Sums of shares miss 1 by rounding.
  return chance > 1 - 1e-9 ? null : (same - chance) / (1 - chance);
}

/** The people who judged every unit, where nobody else judged any; else null. */
function ratersOfAll(units: readonly RatedUnit[]): string[] | null {
  const raters = new Set(units.flatMap((unit) => [...unit.keys()]));
  return units.every(({ size }) => size === raters.size) ? [...raters] : null;
}
