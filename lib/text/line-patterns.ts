const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
const year = "(?:19|20)\\d\\d";
const day = "\\d{1,2}(?:st|nd|rd|th)?";
const time = "\\d{1,2}[:.]\\d\\d(?:\\s?[ap]\\.?m\\.?)?(?:\\s?[a-z]{2,4})?";
const date = `(?:${weekday},?\\s+)?(?:${day}\\s+(?:of\\s+)?${month},?\\s+${year}|${month}\\s+${day},?\\s+${year}|${month},?\\s+${year}|${year}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.](?:${year}|\\d\\d))`;
const told =
  "(?:(?:first|last|originally)\\s+)?(?:update[ds]?|published|posted|modified|reviewed|created|written|date)(?:\\s+on)?\\s*:?\\s*";
const name = "\\p{Lu}[\\p{L}.’'-]*(?:\\s+(?:(?:de|van|von|der|la|al|bin|and|&)\\s+)?\\p{Lu}[\\p{L}.’'-]*){0,5}";

const dateLine = new RegExp(
  `^(?:${told})?${date}(?:\\s*(?:,|at|[-–|·])?\\s*${time})?(?:\\s*[,|·–-]?\\s*by\\s+.{2,60})?[.]?$`,
  "iu",
);
// The word "by" in any case, the name with its capitals: "By the river" is no byline.
const bylineLine = new RegExp(
  `^(?:[Ww]ritten\\s+|[Pp]osted\\s+|[Pp]ublished\\s+)?[Bb][Yy]:?\\s+${name}(?:\\s*[,|·–-]\\s*.{2,80})?$`,
  "u",
);

/** True of a line that says only when, or by whom, something was written. */
export function isBylineOrDate(line: string): boolean {
  return line.length <= 120 && (dateLine.test(line) || bylineLine.test(line));
}

const url = String.raw`(?:https?:\/\/|www\.)\S+`;
const bareAddress = new RegExp(
  String.raw`^[(\[<]*\s*(?:(?:source|link|url|available (?:at|from)|via)\s*:?\s*)?${url}[)\]>.,;\s]*$`,
  "iu",
);
const identifier = /^[([]?\s*(?:doi\s*(?::\s*)?)?10\.\d{4,9}\/\S+$|^(?:isbn|issn|pmid)\b[\s:]*[\dx-]+\.?$/iu;
const numbered = /^\[\d{1,3}\]\s.*(?:https?:|\bdoi\b|\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d\b)/iu;
const pointer =
  /^[([]?\s*(?:see|source|sources|cf\.?|ref|read|(?:for\s+)?(?:more|further|full)\s+(?:information|details?|reading))\b/iu;

/** Longest text before an address that still only points to it. */
const pointerLength = 60;

/** True of a sentence that only says where something stands: an address, a citation, or a pointer to either. */
export function isReference(sentence: string): boolean {
  if (bareAddress.test(sentence) || identifier.test(sentence) || numbered.test(sentence)) return true;
  if (!pointer.test(sentence)) return false;
  const isBracketed = /^[([].*[)\]][.,;]?$/su.test(sentence);
  const address = new RegExp(url, "iu").exec(sentence);
  return isBracketed || (address !== null && address.index <= pointerLength);
}

const referenceHeading =
  /^(?:\d+\.?\s*)?(?:(?:list of )?(?:references?|sources?|bibliography|works cited|citations?|footnotes?|endnotes?|notes and references|further reading))\s*:?$/iu;

/** True of a heading below which citations stand. */
export function isReferenceHeading(line: string): boolean {
  return referenceHeading.test(line.trim());
}

// What surrounds an article on web pages at large: forms, sharing, adverts, consent, archives, navigation.
const furniture: readonly RegExp[] = [
  /^(?:advert(?:s|isements?|ising)?|sponsored(?: content| post)?|promoted|ad)\s*:?$/iu,
  /^(?:leave|post|add|write|submit)\s+(?:a|your)\s+(?:reply|comment|response)\b/iu,
  /^(?:\d+|no|one|two|three|several)\s+(?:comments?|repl(?:y|ies)|responses?|shares?|likes?|views?)\b.{0,40}$/iu,
  /^(?:comments?|replies|respond|reply|related|share|tweet|print|email|e-mail|pin|like|reblog|follow|subscribe|menu|home|search|next|previous|top|close|tags?|loading)\s*(?:[.…]{1,3}|:)?$/iu,
  /^search results\b/iu,
  /^(?:posted|filed|published|categori[sz]ed|tagged)\s+(?:in|under|as|with)\s+.{1,60}$/iu,
  /^(?:tags?|categor(?:y|ies)|topics?|labels?|share this|related (?:posts?|articles?|stories|topics|content|links?))\s*:?.{0,80}$/iu,
  /\b(?:click|tap) (?:here|below|an? (?:icon|button|link))\b|\b(?:icon|button|link)s? to (?:log|sign) (?:in|out|up)\b/iu,
  /^(?:skip|jump|back|go) to (?:the )?(?:main )?(?:content|navigation|top|search|footer)\b/iu,
  /^(?:log|sign)\s?(?:in|out|up|on)\b.{0,60}$/iu,
  /\b(?:this|our) (?:web)?site uses cookies\b|\bwe use cookies\b|\baccept (?:all )?cookies\b/iu,
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\.?$/iu,
  /^(?:read|see|show|load|view) (?:more|all|less)\b.{0,40}$|^continue reading\b/iu,
  /^(?:subscribe|sign up|register) (?:to|for|now|here)\b.{0,80}$/iu,
  /^(?:information|content|details|more|page|website|article)\s+(?:is\s+)?coming soon\.?$|^under construction\.?$/iu,
  /^(?:powered by|proudly powered|theme by|blog at)\b/iu,
  /^(?:image|photo|picture|video) (?:credit|source)\b.{0,80}$/iu,
  /\b(?:privacy policy|terms of (?:use|service))\b.{0,20}$/iu,
];
/** Furniture is short; a longer line that matches is prose about it. */
const furnitureLength = 140;

/** True of a line that belongs to the page, not to the article; also of a line without any letter or digit. */
export function isFurniture(line: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  return line.length <= furnitureLength && furniture.some((pattern) => pattern.test(line));
}

const formOpening = /^(?:leave|post|add|write|submit)\s+(?:a|your)\s+(?:reply|comment|response)\b/iu;

/** True of the line that opens a comment form: the labels of its fields follow. */
export function opensCommentForm(line: string): boolean {
  return formOpening.test(line);
}
