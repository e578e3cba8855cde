/** Why a line of a page differs from one load to the next although nobody has touched the page. */
export const volatileReasons = ["page_date", "counter", "token"] as const;
export type VolatileReason = (typeof volatileReasons)[number];

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
const day = `(?:(?:${weekday},? )?(?:\\d{1,2}(?:st|nd|rd|th)? ${month}\\.?,?(?: \\d{4})?|${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}))`;
const clock =
  "(?:(?:at )?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: ?(?:utc|gmt|bst|cet|cest|[ecmp][sd]t))?)";
const moment = `(?:${day}(?:[t,]? ?[-–|·]? ?${clock})?|${clock}(?:,? (?:on )?${day})?|(?:just now|today|yesterday)(?:,? ${clock})?|(?:about )?(?:an?|\\d+) (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago)`;
const figure = "\\d[\\d,.\\u00a0 ]*[km]?";

const rules: { reason: VolatileReason; pattern: RegExp }[] = [
  { reason: "page_date", pattern: new RegExp(`^${moment}$`, "u") },
  {
    reason: "page_date",
    pattern: new RegExp(
      `^(?:(?:this )?(?:page|site|article|page was)?\\s*(?:was )?(?:last )?(?:updated|modified|changed|edited|reviewed|generated|printed|accessed|retrieved|refreshed|checked)|today is|it is now|current time|local time|as of|date)(?: on| at)?:? ?(?:${moment})\\.?$`,
      "u",
    ),
  },
  { reason: "page_date", pattern: /^(?:©|copyright|\(c\)).{0,20}\b(?:19|20)\d\d\b.{0,120}$/u },
  {
    reason: "counter",
    pattern: new RegExp(
      `^(?:${figure}|no|one) ?(?:page )?(?:views?|reads?|visits?|visitors?|hits?|shares?|likes?|comments?|repl(?:y|ies)|responses?|reactions?|downloads?|followers?|subscribers?|readers?|people (?:are )?(?:reading|viewing|online|here)(?: this)?(?: now)?|online(?: now)?)$`,
      "u",
    ),
  },
  {
    reason: "counter",
    pattern: new RegExp(
      `^(?:(?:page )?(?:views?|reads?|visits?|visitors?|hits?|shares?|likes?|comments?|downloads?|online)|(?:viewed|read|shared|downloaded|visited)|visitor(?: number| no\\.?)?|you are visitor(?: number)?)[:#]? ?\\(?${figure}\\)?(?: times?)?$`,
      "u",
    ),
  },
  {
    reason: "counter",
    pattern:
      /^(?:page |served |rendered |generated |loaded |this page was ){1,3}.{0,30}\bin \d[\d.,]* ?(?:ms|milliseconds?|s|secs?|seconds?)\.?$/u,
  },
  // A word of letters and digits that no person writes: a request's number, a key against forged forms.
  {
    reason: "token",
    pattern:
      /^(?:(?:request|session|trace|error|reference|ref|ray|correlation|csrf|nonce|token|build)(?: ?(?:id|no\.?|number|token))?[:#]? ?)?(?=[^\s]*\d)(?=[^\s]*[a-z])[a-z0-9_\-+/=.]{16,}$/u,
  },
];

/**
 * The reason for which a whole line may differ at each load: the page's own date, a counter, a key. Null for every other
 * line; a figure or a date within a sentence is never such a line.
 */
export function volatileReason(line: string): VolatileReason | null {
  const words = line.replace(/\s+/gu, " ").trim().toLowerCase();
  if (words === "" || words.length > 160) return null;
  return rules.find(({ pattern }) => pattern.test(words))?.reason ?? null;
}
