import type { DraftFinding } from "./draft-edits";

const months = "January February March April May June July August September October November December".split(" ");
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const numbers = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A date that an article gives for itself, in EDTF level 0, taken apart. */
interface Published {
  year: number;
  /** 1 to 12; null where only the year is known. */
  month: number | null;
  day: number | null;
}

const isAhead = /\b(?:will|would|shall|going to|is to|are to|to be|plans? to|planned|due to|expected to|scheduled)\b/iu;
/** What tells that a thing is over, or not yet: where both stand in one clause, the month of which year is meant is asked. */
const isBehind =
  /\b(?:was|were|had|did|has been|have been|said|told|wrote|took|went|came|made|gave|got|saw|met|ran|held|began|became|\p{L}{3,}ed)\b/iu;
/** What is settled now and happens later: "agreed to meet", "deferred until". */
const plan =
  /\b(?:agreed|asked|decided|voted|planned|promised|pledged|vowed|hoped|told|urged|ordered|proposed|recommended|announced|deferred|postponed|delayed|wanted|scheduled|expected|invited|set)\b.{1,80}?\b(?:to|until|for)\b/isu;
/** "Will be asked": the form of the past says nothing here. */
const future = /\b(?:will|would|shall|to|is|are|be)\s+(?:not\s+|also\s+)?(?:be\s+)?\p{L}+/giu;
const askWhen = "When exactly?";

/**
 * Puts dates in the place of "last year", "on Tuesday" and "in May", counted from the day on which the article came
 * out. Where the article has no date, or one that is not exact enough, or where somebody else's older words are
 * quoted, the words stay and are asked about.
 * @param publishedOn - EDTF level 0 or null
 * @param isOlder - true where the words may have been written before the article
 */
export function datesIn(
  text: string,
  { publishedOn, isOlder }: { publishedOn: string | null; isOlder: boolean },
): DraftFinding {
  const published = isOlder ? null : partsOf(publishedOn);
  const finding: DraftFinding = { edits: [], open: [] };
  const because = publishedOn ? `counted from the article's date, ${publishedOn}` : "";
  const found = (match: RegExpExecArray, to: string | null) => {
    const range = { start: match.index, end: match.index + match[0].length };
    if (to === null) finding.open.push({ ...range, why: askWhen });
    else finding.edits.push({ ...range, to, because });
  };
  for (const { pattern, dateOf, needsTense } of rules) {
    for (const match of text.matchAll(pattern)) {
      const clause = clauseAround(text, match.index);
      const ahead = isAhead.test(clause);
      // "Agreed to meet in May": the agreement is over, the meeting may not be.
      const isPast = isBehind.test(clause.replace(future, " "));
      const isSecond = ahead && finding.edits.some((edit) => edit.start < match.index);
      const isDoubtful = needsTense && ((isPast && (ahead || plan.test(clause))) || isSecond);
      found(match, published && !isDoubtful ? dateOf(match, published, ahead) : null);
    }
  }
  return finding;
}

type Rule = {
  pattern: RegExp;
  /** True where what is said to happen then decides whether the one before or the one after is meant. */
  needsTense?: boolean;
  dateOf: (match: RegExpExecArray, published: Published, ahead: boolean) => string | null;
};

const month = months.join("|");
const weekday = weekdays.join("|");

const rules: Rule[] = [
  {
    pattern:
      /(?<!\b(?:the|of|in|every|a)\s)\b(in |by |during |since |of |for |from )?(last|this|next) (year|month)(?:[’']s)?\b(?! of\b)/giu,
    dateOf: ([words, before, which, unit], { year, month: now }) => {
      const by = { last: -1, this: 0, next: 1 }[which!.toLowerCase()]!;
      const of = words.match(/[’']s$/u)?.[0] ?? "";
      const lead = before ?? (of ? "" : "in ");
      if (unit!.toLowerCase() === "year") return `${lead}${year + by}${of}`;
      return now === null ? null : `${lead}${monthAt(year, now + by)}${of}`;
    },
  },
  {
    pattern: /\b(yesterday|today|tomorrow)\b(?![’']s\b)/giu,
    dateOf: ([, word], { year, month: now, day }) => {
      if (now === null || day === null) return null;
      return `on ${dayAt(year, now, day + { yesterday: -1, today: 0, tomorrow: 1 }[word!.toLowerCase()]!)}`;
    },
  },
  {
    needsTense: true,
    pattern: new RegExp(`\\b(?:(on|last|next|by|since|until|from) )(${weekday})\\b(?!s| (?:\\d|${month}))`, "gu"),
    dateOf: ([, lead, name], { year, month: now, day }, ahead) => {
      if (now === null || day === null) return null;
      const today = new Date(Date.UTC(year, now - 1, day)).getUTCDay();
      const back = (today - weekdays.indexOf(name!) + 7) % 7;
      const isComing = lead === "next" || (lead !== "last" && ahead);
      const days = isComing ? (7 - back) % 7 || 7 : lead === "last" && back === 0 ? -7 : -back;
      const word = lead === "last" || lead === "next" ? "on" : lead!;
      return `${word} ${dayAt(year, now, day + days)}`;
    },
  },
  {
    needsTense: true,
    pattern: new RegExp(
      `\\b(in|since|from|until|by|during|last|next) (${month})\\b(?!\\s+(?:\\d{1,4}\\b|of\\b)|,? \\d{4})(?=[\\s.,;:)]|$)`,
      "gu",
    ),
    dateOf: ([, lead, name], { year, month: now }, ahead) => {
      if (now === null) return null;
      const wanted = months.indexOf(name!) + 1;
      const isComing = lead === "next" || (lead !== "last" && lead !== "since" && ahead);
      const inYear = isComing ? (wanted < now ? year + 1 : year) : wanted > now ? year - 1 : year;
      return `${lead === "last" || lead === "next" ? "in" : lead} ${name} ${inYear}`;
    },
  },
  {
    pattern: new RegExp(`\\b(${numbers.join("|")}|\\d{1,2}) years ago\\b`, "giu"),
    dateOf: ([, count], { year }) => `in ${year - (Number(count) || numbers.indexOf(count!.toLowerCase()) + 1)}`,
  },
  {
    pattern:
      /\b(?:last|next|this) (?:week|weekend|autumn|spring|summer|winter|decade|century)\b|\b(?:recently|currently|nowadays|at present|at the moment|these days|so far|soon|shortly|earlier this (?:year|month|week)|later this (?:year|month|week)|(?:the )?(?:previous|following|same) (?:year|month|week|day)|that (?:year|month|week)|(?:a few|some|several|many) (?:years|months|weeks|days) ago|(?:over|in) the (?:last|past|next|coming) (?:[\p{L}\d]+ )?(?:years?|months?|weeks?|days?))\b/giu,
    dateOf: () => null,
  },
  {
    // "Announced Monday", "Thursday’s meeting"; not a day within a name, nor "every Monday".
    pattern: new RegExp(
      `(?<!\\b(?:every|each|on|last|next|by|since|until|from|Good|Black)\\s|\\p{Lu}\\p{Ll}+\\s)\\b(?:${weekday})(?:[’']s)?\\b(?! (?:\\d|\\p{Lu}|${month})|\\p{L})`,
      "gu",
    ),
    dateOf: () => null,
  },
];

/** As far as is looked for a comma, UTF-16 units. */
const longestClause = 400;

/** The stretch between two commas around an offset: what is foretold in one may have been said in the next. */
function clauseAround(text: string, offset: number): string {
  const before = text
    .slice(Math.max(0, offset - longestClause), offset)
    .split(/[,;:–—]/u)
    .at(-1)!;
  return before + text.slice(offset, offset + longestClause).split(/[,;:–—]/u)[0]!;
}

function partsOf(date: string | null): Published | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date ?? "");
  return parts && { year: Number(parts[1]), month: Number(parts[2]) || null, day: Number(parts[3]) || null };
}

function monthAt(year: number, number: number): string {
  const date = new Date(Date.UTC(year, number - 1, 1));
  return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function dayAt(year: number, number: number, day: number): string {
  const date = new Date(Date.UTC(year, number - 1, day));
  return `${date.getUTCDate()} ${monthAt(date.getUTCFullYear(), date.getUTCMonth() + 1)}`;
}
