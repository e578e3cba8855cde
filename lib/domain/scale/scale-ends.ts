/** Lowest and highest value of a scale; undefined where it has none. */
export function scaleEnds(values: readonly (number | null)[]): { worst: number; best: number } | undefined {
  const on = values.filter((value) => value !== null);
  return on.length > 0 ? { worst: Math.min(...on), best: Math.max(...on) } : undefined;
}
