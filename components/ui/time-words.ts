// Months are spelt here and not by Intl, whose abbreviations differ between the server's and the browser's data.
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const two = (figure: number) => String(figure).padStart(2, "0");

/** An instant in UTC, as "3 May 2026, 14:05 UTC". */
export function utcTimeWords(at: Date): string {
  const date = `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${date}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** An instant in the machine's own time zone, as "3 May 2026, 16:05". */
export function localTimeWords(at: Date): string {
  const date = `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`;
  return `${date}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** How long ago an instant was, as "5 minutes ago" or "in 2 days"; null from a week's distance on, where a date says more. */
export function distanceWords({ at, now }: { at: Date; now: Date }): string | null {
  const distance = now.getTime() - at.getTime();
  const span = Math.abs(distance);
  if (span < minute) return "just now";
  if (span >= 7 * day) return null;
  const [count, unit] =
    span < hour
      ? [Math.floor(span / minute), "minute"]
      : span < day
        ? [Math.floor(span / hour), "hour"]
        : [Math.floor(span / day), "day"];
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return distance > 0 ? `${words} ago` : `in ${words}`;
}

/** True for a date that names its day, which something happens "on"; a month or a year is what it happens "in". */
export function isWholeDay(edtf: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(edtf);
}

/** A calendar date of EDTF level 0 (YYYY, YYYY-MM or YYYY-MM-DD) in words, as "3 May 2026"; anything else as it is. */
export function dayWords(edtf: string): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(edtf) ?? [];
  const monthName = month && months[Number(month) - 1];
  if (!year || (month && !monthName)) return edtf;
  return [date && Number(date), monthName, year].filter(Boolean).join(" ");
}
