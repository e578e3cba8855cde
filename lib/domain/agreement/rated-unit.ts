/**
 * What several people gave to one thing: for each of them a category, as its place in the order of all categories
 * (0, 1, 2 …). Who gave none, or said that it cannot be judged, is left out: missing values are no category.
 */
export type RatedUnit = ReadonlyMap<string, number>;

/** Units that at least two people judged: with one value there is nothing to agree on. */
export function pairable(units: readonly RatedUnit[]): RatedUnit[] {
  return units.filter((unit) => unit.size >= 2);
}
