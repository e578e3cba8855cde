const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const month = `(${monthNames.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")}|sept\\.?)`;
const weekday = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
const clock =
  "(?:,?\\s*(?:at|-|–|,|\\|)?\\s*\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?(?:\\s*\\(?[a-z]{2,5}\\)?)?)?";

const forms: { pattern: RegExp; read: (parts: string[]) => Parts }[] = [
  {
    pattern: /(\d{4})-(\d{2})-(\d{2})(?:[t ][\d:.+z-]*)?/,
    read: ([y, m, d]) => ({ year: y, month: Number(m), day: d }),
  },
  {
    pattern: new RegExp(`${weekday}(\\d{1,2})(?:st|nd|rd|th)?(?: of)?\\s+${month},?\\s+(\\d{4})${clock}`),
    read: ([d, m, y]) => ({ year: y, month: monthNumber(m), day: d }),
  },
  {
    pattern: new RegExp(`${weekday}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${clock}`),
    read: ([m, d, y]) => ({ year: y, month: monthNumber(m), day: d }),
  },
  {
    pattern: new RegExp(`${month},?\\s+(\\d{4})`),
    read: ([m, y]) => ({ year: y, month: monthNumber(m), day: undefined }),
  },
];

type Parts = { year: string | undefined; month: number; day: string | undefined };

const prefix =
  "(?:(?:(?:first |last )?(?:published|updated?|posted|modified|revised|created|date|dated|issued)(?: on| at)?:?)\\s+)?";
const lines = forms.map(({ pattern, read }) => ({
  pattern: new RegExp(`^${prefix}${pattern.source}[.\\s]*$`),
  read,
}));

/** Longest line that is read as a date and nothing else. */
const maxDateLine = 60;

/**
 * The day that a line consists of ("9 March 2017", "Updated: March 9, 2017", "May 2017", "2017-03-09"), as YYYY-MM-DD or
 * YYYY-MM; null for a line that holds anything else, for figures whose order is not certain ("09/03/2017") and for days
 * that do not exist.
 */
export function dateOfLine(line: string): string | null {
  const words = line.replace(/\s+/gu, " ").trim().toLowerCase();
  if (words.length > maxDateLine) return null;
  for (const { pattern, read } of lines) {
    const found = pattern.exec(words);
    if (found) return toDate(read(found.slice(1)));
  }
  return null;
}

/** The day of a machine-readable date ("2017-03-09T08:00:00Z", "2017-03", "9 March 2017"); null when it is none. */
export function dateOfMetadata(value: string): string | null {
  const text = value.trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?=$|[T\s])/.exec(text);
  if (iso) return iso[2] ? toDate({ year: iso[1], month: Number(iso[2]), day: iso[3] }) : iso[1]!;
  const compact = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s\d])/.exec(text);
  if (compact) return toDate({ year: compact[1], month: Number(compact[2]), day: compact[3] });
  return dateOfLine(text.replace(/(\d{4})\s+\d{1,2}:.*$/, "$1"));
}

/** True of a day that has begun nowhere on earth; beyond the date line it may be a day later than in UTC. */
export function isFutureDate({ date, now }: { date: string; now: Date }): boolean {
  return date > new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}

function monthNumber(name: string | undefined): number {
  return monthNames.findIndex((full) => full.startsWith((name ?? "?").slice(0, 3))) + 1;
}

function toDate({ year, month: monthOfYear, day }: Parts): string | null {
  if (!year || monthOfYear < 1 || monthOfYear > 12) return null;
  const start = `${year}-${String(monthOfYear).padStart(2, "0")}`;
  if (day === undefined) return start;
  const date = `${start}-${day.padStart(2, "0")}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null;
}
