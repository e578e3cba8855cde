/**
 * An interval for a figure by the percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993):
 * the figure is computed for samples drawn with replacement from the units, and the middle 95 % are taken. Samples that
 * have no figure, as those in which everybody gave one category, are left out.
 * @param random numbers from 0 up to 1, the same for the same data, so that a page does not change from load to load
 * @returns null where fewer than half of the samples have a figure
 */
export function bootstrapInterval<Unit>({
  units,
  figure,
  random,
  samples = 500,
}: {
  units: readonly Unit[];
  figure: (units: readonly Unit[]) => number | null;
  random: () => number;
  samples?: number;
}): { low: number; high: number } | null {
  const figures: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const drawn = units.map(() => units[Math.floor(random() * units.length)]!);
    const value = figure(drawn);
    if (value !== null) figures.push(value);
  }
  if (figures.length < samples / 2) return null;
  figures.sort((a, b) => a - b);
  const at = (share: number) => figures[Math.min(figures.length - 1, Math.floor(share * figures.length))]!;
  return { low: at(0.025), high: at(0.975) };
}
