/** Quantities that are written in several units, each unit with its factor to the smallest one of the table. */
const measures: [pattern: string, of: string, factor: number][] = [
  ["seconds?|secs?", "time", 1],
  ["minutes?|mins?", "time", 60],
  ["hours?|hrs?", "time", 3600],
  ["days?", "time", 86_400],
  ["weeks?", "time", 604_800],
  // A twelfth of a year of 365.25 days.
  ["months?", "time", 2_629_800],
  ["years?", "time", 31_557_600],
  ["millimet(?:re|er)s?|mm", "length", 0.001],
  ["centimet(?:re|er)s?|cm", "length", 0.01],
  ["met(?:re|er)s?", "length", 1],
  ["kilomet(?:re|er)s?|km", "length", 1000],
  // The international foot, yard and mile of 1959.
  ["feet|foot|ft", "length", 0.3048],
  ["yards?", "length", 0.9144],
  ["miles?", "length", 1609.344],
  ["grams?|g", "mass", 1],
  ["kilograms?|kilos?|kg", "mass", 1000],
  ["tonnes?", "mass", 1_000_000],
  ["lit(?:re|er)s?", "volume", 1],
  ["hectares?|ha", "area", 10_000],
  ["acres?", "area", 4046.856],
  ["(?:square|sq) met(?:re|er)s?|m²", "area", 1],
  ["(?:square|sq) miles?", "area", 2_589_988],
  ["(?:square|sq) (?:kilomet(?:re|er)s?|km)|km²", "area", 1_000_000],
];
const patterns = measures.map(
  ([pattern, of, factor]) => [new RegExp(`^[\\s-]?(?:${pattern})(?![\\p{L}\\p{N}])`, "iu"), of, factor] as const,
);

/** The unit with which a text begins, if any: what it measures, its factor and its length in the text. */
export function measureOf(text: string): { of: string; factor: number; length: number } | null {
  for (const [pattern, of, factor] of patterns) {
    const found = pattern.exec(text);
    if (found) return { of, factor, length: found[0].length };
  }
  return null;
}
