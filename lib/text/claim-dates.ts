import type { TextRange } from "./grapheme";

/** A date of a claim, as exactly as it is given. */
export interface ClaimDate extends TextRange {
  /** The first one of a year that is written over two, as 2016/17. */
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  /** 0 for Monday. */
  weekday?: number;
  /** Its first year. */
  decade?: number;
  /** Whether it is a beginning, an end, or the time itself. */
  role: "from" | "until" | "at";
}

const months = "january february march april may june july august september october november december".split(" ");
const weekdays = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const month = `(?<month>${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")}|sept\\.?)(?![\\p{L}])`;
const weekday = `(?<weekday>${weekdays.join("|")})s?(?![\\p{L}])`;
const day = "(?<day>[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const year = "(?<year>1[5-9]\\d\\d|20\\d\\d)";
const edge = "(?<![\\p{L}\\p{N}£$€.,/-]|[£$€]\\s)";

/** The fullest first: what one has found, no later one finds again. */
const patterns = [
  `${edge}(?:${weekday},?\\s)?${day}\\s(?:of\\s)?${month}(?:,?\\s${year})?`,
  `${edge}(?:${weekday},?\\s)?${month}\\s${day}(?![\\p{N}])(?:,?\\s${year})?`,
  `${edge}${month}\\s(?:of\\s)?${year}`,
  `${edge}${year}-(?<monthFigure>0[1-9]|1[0-2])-(?<dayFigure>[0-3]\\d)(?!\\d)`,
  `${edge}(?<dayFigure>[0-3]?\\d)[/.](?<monthFigure>0?[1-9]|1[0-2])[/.]${year}(?!\\d)`,
  `${edge}${year}[/–-]\\d\\d(?:\\d\\d)?(?!\\d)`,
  `${edge}(?<decade>1[5-9]\\d0|20\\d0)s\\b`,
  // A year alone stands where no noun follows that it could count.
  `(?<=\\b(?:in|by|since|until|till|before|after|from|of|during|to|and|between|for|through|act|spring|summer|autumn|winter|christmas|year|early|late|mid)[\\s-]|[(,\\p{Lu}]\\s?)${year}(?![\\p{N},.]\\d|[\\p{N}%/])`,
  `${edge}${year}(?=\\s*(?:$|[.,;:)?!]|\\s(?:and|or|the|a|was|is|has|had|to|in|by|with|when|as|but|for|on|at)\\b))`,
  `(?<=\\b(?:in|by|since|until|till|before|after|from|of|during|to|last|next|this|every|early|late|mid)[\\s-])${month}`,
  `${edge}(?<month>${months.filter((name) => name !== "may" && name !== "march").join("|")})(?![\\p{L}])`,
  `${edge}${weekday}`,
].map((pattern) => new RegExp(pattern, "giu"));

/** The dates of a claim in the order of the text. */
export function datesOf(text: string): ClaimDate[] {
  const found: ClaimDate[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => start < range.end && range.start < end)) continue;
      const groups = match.groups!;
      // "may" and "march" without a capital are other words.
      if (groups.month && !/^\p{Lu}/u.test(groups.month)) continue;
      found.push({ ...range, ...fieldsOf(groups), role: roleBefore(text.slice(0, range.start)) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function fieldsOf(groups: Record<string, string | undefined>): Omit<ClaimDate, "start" | "end" | "role"> {
  const monthAt = groups.month
    ? months.findIndex((name) => name.startsWith(groups.month!.slice(0, 3).toLowerCase()))
    : -1;
  const monthNumber = monthAt >= 0 ? monthAt + 1 : Number(groups.monthFigure ?? 0);
  const dayNumber = Number(groups.day ?? groups.dayFigure ?? 0);
  return {
    ...(groups.year && { year: Number(groups.year) }),
    ...(monthNumber > 0 && { month: monthNumber }),
    ...(dayNumber > 0 && { day: dayNumber }),
    ...(groups.weekday && { weekday: weekdays.indexOf(groups.weekday.toLowerCase()) }),
    ...(groups.decade && { decade: Number(groups.decade) }),
  };
}

function roleBefore(text: string): ClaimDate["role"] {
  const before =
    /(?:\b(since|from|after|starting)|\b(by|until|till|before|to|end of))\s+(?:the\s+)?(?:early\s|late\s|mid-?\s?)?$/iu.exec(
      text,
    );
  return before?.[1] ? "from" : before?.[2] ? "until" : "at";
}

const fields = ["year", "month", "day", "weekday", "decade"] as const;

/** How one date stands to another; null where they cannot be compared, as a weekday with a year. */
export function compareDates(one: ClaimDate, other: ClaimDate): "equal" | "within" | "around" | "apart" | null {
  if (one.role !== other.role && one.role !== "at" && other.role !== "at") return null;
  const decades = compareDecades(one, other);
  if (decades) return decades;
  // A weekday beside a full date follows from it.
  const told = (date: ClaimDate) =>
    fields.filter((field) => date[field] !== undefined && (field !== "weekday" || date.day === undefined));
  const [a, b] = [told(one), told(other)];
  const shared = a.filter((field) => b.includes(field));
  if (shared.length === 0) return null;
  if (shared.some((field) => one[field] !== other[field])) return "apart";
  if (a.length === b.length) return "equal";
  return a.length > b.length ? "within" : "around";
}

function compareDecades(one: ClaimDate, other: ClaimDate): "within" | "around" | "apart" | null {
  if (one.decade !== undefined && other.year !== undefined) {
    return decadeOf(other.year) === one.decade ? "around" : "apart";
  }
  if (other.decade !== undefined && one.year !== undefined) {
    return decadeOf(one.year) === other.decade ? "within" : "apart";
  }
  return null;
}

function decadeOf(inYear: number): number {
  return inYear - (inYear % 10);
}
