const units = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const values = new Map<string, number>([
  ...units.map((word, at) => [word, at] as const),
  ...tens.map((word, at) => [word, (at + 2) * 10] as const),
  ["a", 1],
  ["dozen", 12],
]);

// "one" alone is mostly no figure ("one of the reasons"), so it counts only before a larger unit.
const small = [...tens.map((ten) => `${ten}(?:[- ](?:${units.slice(1, 10).join("|")}))?`), ...units.slice(2)].join("|");

/** Digits with commas and decimals, or a number in words from two to the thousands, as a piece of a regular expression. */
export const numberPattern =
  `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|` +
  `(?:(?:an?|one|${small})\\s(?:hundred|thousand|dozen)(?:\\sand\\s(?:${small}))?|(?:${small}))(?!\\p{L}))`;

/** The value of what `numberPattern` matches; NaN for anything else. */
export function numberIn(written: string): number {
  const plain = written.toLowerCase().replaceAll(",", "");
  if (/^\d+(?:\.\d+)?$/u.test(plain)) return Number(plain);
  let total = 0;
  for (const word of plain.split(/[\s-]+/u)) {
    if (word === "and" || word === "an") total ||= word === "an" ? 1 : 0;
    else if (word === "hundred") total = (total || 1) * 100;
    else if (word === "thousand") total = (total || 1) * 1000;
    else if (word === "dozen") total = (total || 1) * 12;
    else {
      const value = values.get(word);
      if (value === undefined) return Number.NaN;
      total += value;
    }
  }
  return total;
}

/**
 * How far a number may be off because it was rounded: half of its last written place where it stands before a
 * multiplier, has decimals or is a share; half of its last place that is no zero where it ends in three zeros or more.
 */
export function roundingOf({ written, times, kind }: { written: string; times: number; kind: string }): number {
  const plain = written.replaceAll(",", "");
  if (!/^\d/u.test(plain)) return times > 1 ? times / 2 : 0;
  const decimals = plain.split(".")[1]?.length ?? 0;
  if (decimals > 0 || times > 1 || kind === "share") return (times * 10 ** -decimals) / 2;
  const zeros = /0*$/u.exec(plain)![0].length;
  return zeros >= 3 ? 10 ** zeros / 2 : 0;
}
