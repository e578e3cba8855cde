import { pairable, type RatedUnit } from "./rated-unit";

/**
 * The share (0 to 1) of pairs of values of the same unit that are the same, each unit weighing the same. Chance is not
 * taken out of it. @returns null where no unit has two values
 */
export function percentAgreement(units: readonly RatedUnit[]): number | null {
  const shares = pairable(units).map((unit) => {
    const values = [...unit.values()];
    let same = 0;
    for (const [at, value] of values.entries()) same += values.slice(at + 1).filter((other) => other === value).length;
    return same / ((values.length * (values.length - 1)) / 2);
  });
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
