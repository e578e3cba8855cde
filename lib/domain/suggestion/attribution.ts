import { isWhole } from "./is-whole";

/** Who says what a sentence says, as far as the sentence itself tells. */
export interface Attribution {
  /** The words that name the speaker, without an article; null for a pronoun: the speaker named before. */
  claimant: string | null;
  /** UTF-16 units of the sentence: where what is said begins and ends. */
  start: number;
  end: number;
  /** Where the words about the speaker stand: a frame before or after can be taken off without harm, one within cannot. */
  frame: "before" | "after" | "within";
}

const pastSpeech =
  "said|says|say|saying|claimed|claims|stated|states|argues?|argued|warns?|warned|admits?|admitted|noted|notes|adds?|added|explains?|explained|announces?|announced|reported|reports (?=that\\b)|reveals?|revealed|suggests?|suggested|concludes?|concluded|finds?|found|shows|showed|show|estimated|estimates|calculates?|calculated|predicts?|predicted|insists?|insisted|believes?|believed|thinks?|thought|feared|fears|hoped|hopes|denies|denied|deny|confirms?|confirmed|alleges?|alleged|asserts?|asserted|maintains?|maintained|complains?|complained|writes?|wrote|written|tells?|told|points? out|pointed out|makes? (?:it )?clear|made (?:it )?clear|envisages?|envisaged|acknowledges?|acknowledged|describes?|described|recommends?|recommended|indicates?|indicated|demonstrates?|demonstrated|observes?|observed|declares?|declared|repeats?|repeated|replies|replied";
// "Ministers claim that", but "the claim that".
const plural =
  "(?<!\\b(?:the|an?|any|no|this|that|its|their|his|her|our|some|of|every|The|An?|Any|No|This|That|Its|Their|His|Her|Our|Some|Every)\\s(?:\\p{L}+\\s)?)(?:claim|state|argue|warn|note|add|report|suggest|conclude|estimate|insist|believe|think|fear|hope|confirm|complain|predict)(?=\\s+that\\b)";
const worry =
  "(?:is|are|was|were|remains?)\\s+(?:also\\s+)?(?:concerned|worried|confident|certain|convinced|adamant)(?=\\s+that\\b)";
const helper =
  "(?:(?:has|have|had|also|recently|now|just|previously|again|explicitly|then|later|repeatedly|simply|openly)\\s+){0,3}";
const speech = new RegExp(
  `\\b${helper}(?:${pastSpeech}|${plural}|${worry})\\b(?:\\s+(?:us|them|him|her|(?:the )?\\p{Lu}[\\p{L}’']*(?:\\s+\\p{Lu}[\\p{L}’']*){0,3}|the public|parliament|reporters)|(?<=\\b(?:told|tells|warned|warns))(?:\\s+(?!that\\b)[\\p{L}\\d’'-]+){1,9}(?=\\s+that\\b))?(?:\\s+(?:in|on|at|after|before|during|last|earlier|yesterday|today|this)\\b(?:\\s+(?!that\\b)[\\p{L}\\d’'-]+){0,7}(?=\\s+that\\b|\\s*[:,]\\s*[“"‘']))?(?:\\s+by saying)?(?:\\s+that\\b|\\s*,\\s*among[^,]*,\\s*that\\b|\\s*[:,]?\\s*(?=[“"‘']))?`,
  "u",
);
const accordingTo = /\b(?:according to|in the words of|in the view of|in the opinion of)\s+/iu;
const asSomebodySaid = new RegExp(`(?:^|[,–]\\s*|\\band )as\\s+(.{3,90}?)\\s+(?:${pastSpeech})\\b`, "iu");
const openers =
  /^(?:(?:and|but|so|yet|also|however|moreover|similarly|meanwhile|for example|for instance|in addition|indeed|after all|finally|despite (?:all )?this|on top of this|then|still|instead|nevertheless|therefore|thus|in response|at the same time|in fact|in (?:19|20)\d\d|last (?:year|week|month)|today|yesterday)\b,?\s*)+/iu;
const pronoun =
  /^(?:he|she|it|they|both|the (?:network|report|paper|study|letter|document|company|survey|organisation|body|group|union|statement|authors?|researchers?)|those interviewed|its authors?|their (?:report|paper|study))$/iu;
const unnamed =
  /^(?:there (?:are|is|were|have been) (?:also )?(?:fears?|concerns?|worries|claims?|suggestions?|reports?)|it(?:[’']s| is| was) (?:also )?(?:feared|claimed|alleged|said|thought|believed|reported|suggested)|(?:some|others|many|critics|opponents|campaigners|sceptics) (?:also )?(?:say|see|fear|claim|argue|believe|think|have said))\b(?:\s+that\b)?/iu;

/** Longest name of a speaker, in words, once what explains it is left out. */
const longestName = 14;

// "…, given that a survey by the board showed that …": what reports say in the middle of a sentence.
const embedded =
  /\b(?:an?|the)\s+((?:[\p{L}’'&-]+\s+){0,8}?(?:survey|report|study|review|analysis|inquiry|poll|paper|investigation)(?:\s+(?:by|from|of)\s+[^,]{3,60}?)?)(?:\s+(?:last|this)\s+\p{L}+)?\s+(?:showed|shows|found|finds|concluded|concludes|revealed|suggested|suggests)\s+that\b/iu;
// "A report by the board assessed the plans": what a report does, it says.
const reportAtStart =
  /^(?:an?|the)\s+(?:[\p{L}-]+\s+){0,3}?(?:report|study|analysis|survey|review|paper|inquiry|investigation|poll)\s+(?:of\s+[^,]{3,40}?\s+)?(?:by|from)\s+((?:the\s+)?\p{Lu}[^(;:]*?)(?=\s*\(|,\s(?!\p{Lu})|\s+(?:assess|examin|look|point|was|is|has|consider|compar|analys|argu|describ|list|set|put|call|recommend)\p{L}*\b)/u;
const toSay = /\bwhat\s+((?:the\s+)?\p{Lu}[\p{L}’'&-]*(?:\s+\p{Lu}[\p{L}’'&-]*){0,5})\s+(?:has|have|had)\s+to\s+say\b/u;

/** What a speaker does besides saying the thing: "… and called for a review". */
const furtherAct = new RegExp(
  `\\b(?:and|but)\\s+(?:also\\s+)?(?:has\\s+|have\\s+|had\\s+)?(?:${pastSpeech}|called|asked|urged|promised|demanded|pledged|accused|criticised|praised|apologised|refused|declined|wants|wanted|agreed)\\b`,
  "u",
);

/** True where the speaker is the subject of what follows, too: with the words about the speaker taken off, another would be. */
export function saysMore(sentence: string, { start, end, frame }: Attribution): boolean {
  return frame === "before" && furtherAct.test(sentence.slice(start, end).replace(/[“"][^”"]*[”"]/gu, " "));
}

const takenBack =
  /\b(?:den(?:y|ies|ied)|rejects?|rejected|disputes?|disputed|nobody|no one|none|neither|never|not|no|hardly)\b|n[’']t\b/iu;

/**
 * True where the words before what is said take it back: somebody denies or disputes it, or nobody says it. Without them a
 * sentence would say the opposite.
 */
export function takesBack(frame: string): boolean {
  return takenBack.test(frame);
}

/** The attribution of a sentence; null where it asserts by itself. */
export function attributionOf(sentence: string): Attribution | null {
  const opener = openers.exec(sentence)?.[0].length ?? 0;
  const body = sentence.slice(opener);
  const critics = unnamed.exec(body);
  if (critics) {
    return { claimant: "unnamed critics", start: opener + critics[0].length, end: sentence.length, frame: "before" };
  }
  const closing = closingSource(sentence);
  if (closing && isWhole(sentence.slice(opener, closing.end))) return closing;
  const according = accordingTo.exec(body);
  if (according && according.index < 40) {
    const from = opener + according.index + according[0].length;
    const name = nameAt(sentence.slice(from));
    const rest = /^[^,]*?(?:\([^)]*\))?(?:,\s*which[^,–]*(?:–[^–]*–)?[^,–]*)?(?:\s–\s|,)\s*/u.exec(
      sentence.slice(from),
    );
    const start = rest ? from + rest[0].length : from + name.length;
    return { claimant: name, start, end: sentence.length, frame: rest ? "before" : "within" };
  }
  const aside = asSomebodySaid.exec(body);
  const verb = speech.exec(withoutAsides(body));
  if (aside && (!verb || aside.index <= verb.index)) {
    return { claimant: nameOf(aside[1]!), start: opener, end: sentence.length, frame: "within" };
  }
  const otherwise = () => closingAttribution(sentence) ?? reportWithin(sentence);
  if (!verb || verb.index === 0) return otherwise();
  // “The ferry is late,” she said: what is quoted before the verb is nobody's name.
  if (/^[“"‘]/u.test(body) && /[”"’]/u.test(body.slice(0, verb.index))) return otherwise();
  const before = body.slice(0, verb.index).trim();
  const speaker = interjectedSpeaker({ before, after: body.slice(verb.index) });
  if (speaker !== null) {
    const claimant = pronoun.test(speaker) ? null : nameOf(speaker);
    return { claimant, start: opener, end: sentence.length, frame: "within" };
  }
  const subject = subjectIn(before.replace(/,$/u, ""));
  if (subject === null) return otherwise();
  return {
    claimant: pronoun.test(subject) ? null : nameOf(subject),
    start: opener + verb.index + verb[0].length,
    end: sentence.length,
    // "The board told members about …" says something only together with its verb.
    frame:
      /(?:\bthat|[:,])\s*$/u.test(verb[0]) ||
      opensQuotation(sentence, opener + verb.index + verb[0].length) ||
      (/\bsa(?:id|ys?)\s*$/u.test(verb[0]) && saysSentence(sentence.slice(opener + verb.index + verb[0].length)))
        ? "before"
        : "within",
  };
}

/** "The unit treated 40 people, the papers say, and …": the words for who says a sentence that is broken off for it, or null. */
function interjectedSpeaker({ before, after }: { before: string; after: string }): string | null {
  const parts = /^(.+),\s+([^,]{2,40})$/u.exec(before);
  if (!parts || !/^(?:say|says|said)\s*,/u.test(after)) return null;
  const [, first, speaker] = parts;
  return !leads.test(first!) && isName(speaker!) ? speaker! : null;
}

function reportWithin(sentence: string): Attribution | null {
  const start = openers.exec(sentence)?.[0].length ?? 0;
  const report = reportAtStart.exec(
    sentence.slice(start).replace(/^(?:A|An|The)\b/u, (article) => article.toLowerCase()),
  );
  if (report) return { claimant: nameOf(report[1]!), start, end: sentence.length, frame: "within" };
  const found = embedded.exec(sentence) ?? toSay.exec(sentence);
  return (
    found && {
      claimant: nameOf(found[1]!),
      start: found.index + found[0].length,
      end: sentence.length,
      frame: "within",
    }
  );
}

/** "Said the ward is closed" without its "that". */
function saysSentence(said: string): boolean {
  const begins = /^\s*(?:the|an?|its|their|his|her|there|it|they|he|she|nobody|this|these|all|most|some|many|\d|£)/u;
  return begins.test(said) && isWhole(said.trim());
}

function opensQuotation(sentence: string, at: number): boolean {
  return /^\s*[“"‘']/u.test(sentence.slice(at));
}

/** What a sentence begins with before its subject. */
const leads =
  /^(?:in|of|at|on|for|by|with|from|to|after|before|since|because|when|while|as|although|if|during|under|despite|looking|speaking|writing|commenting|asked|\p{L}+ing)\b/iu;

/**
 * The subject among the words before a verb of speech: all of them, or what follows the last comma after a phrase of
 * time, place or manner. Null where there is none.
 */
function subjectIn(words: string): string | null {
  const plain = withoutAsides(`${words} `).trimEnd();
  if (!leads.test(plain)) return isName(words) ? words : null;
  const comma = Math.max(plain.lastIndexOf(", "), plain.lastIndexOf("   "));
  const last = comma === -1 ? "" : words.slice(comma + 1).replace(/^[\s–-]+/u, "");
  return last !== "" && isName(last) ? last : null;
}

/** "…, according to the board." */
function closingSource(sentence: string): Attribution | null {
  const source = /,\s+according to\s+([^,;:“”"]{3,90}?)[.\s]*$/u.exec(sentence);
  return source && { claimant: nameOf(source[1]!), start: 0, end: source.index, frame: "after" };
}

/** "…, the board said." */
function closingAttribution(sentence: string): Attribution | null {
  const tail = new RegExp(
    `[,”"’]\\s*((?:[^,“”"]{2,80}?)\\s+(?:said|says|claims|claimed|added|warned)|(?:said|says|added)\\s+[^,“”"]{2,80})(?:\\s+(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last (?:week|month|year)))?[.]?$`,
    "u",
  ).exec(sentence);
  if (!tail) return null;
  const name = tail[1]!.replace(/\b(?:said|says|claims|claimed|added|warned)\b/u, "").trim();
  return { claimant: pronoun.test(name) ? null : nameOf(name), start: 0, end: tail.index, frame: "after" };
}

/** The text with brackets and stretches between dashes blanked, at unchanged offsets: a verb in them is not the main one. */
export function withoutAsides(text: string): string {
  return text
    .replace(/\([^()]*\)/gu, (aside) => " ".repeat(aside.length))
    .replace(/\s–\s[^–]{3,140}\s–\s/gu, (aside) => " ".repeat(aside.length))
    .replace(/,\s(?:which|who)\b[^,]{3,140},/gu, (aside) => " ".repeat(aside.length))
    .replace(
      /(?<=\p{L}),\s(?:an?|the)\b(?![^,]*\b(?:that|is|are|was|were|will|would|has|have|should|said|says|say)\b)[^,]{3,140}?,(?=\s)/gu,
      (aside) => " ".repeat(aside.length),
    );
}

const clauseWord =
  /\b(?:is|are|was|were|will|would|can|could|may|might|must|because|which|when|while|if|although|what|how|why|should|this|these|there|not)\b/iu;

/** "No study has shown", "the trial failed to show", "the union’s claims": what follows is not what somebody says. */
const saysNot =
  /^(?:no|nobody|none|neither|few|hardly|nor)\b|^(?:the|an?|such|its|their|his|her|our|my|any|these|those|this|that)$|\b(?:not|never|to|without|nor|cannot)$|n[’']t\b|[’']s$/iu;

/** True of what may name a speaker: the beginning of a sentence without a verb of its own. */
function isName(subject: string): boolean {
  if (saysNot.test(subject.trim())) return false;
  const plain = withoutAsides(`${subject} `)
    .trim()
    .replace(/^despite this,?\s*/iu, "");
  const words = plain.split(/\s+/u).filter(Boolean);
  if (words.length === 0 || words.length > longestName || clauseWord.test(plain.replace(/^(?:this|these)\b/iu, "")))
    return false;
  return (
    /\p{Lu}/u.test(plain) ||
    /^(?:he|she|it|they|we|i|the|a|an|some|others|analysts|experts|researchers|scientists|ministers|officials|doctors|campaigners|critics|findings?|those)\b/iu.test(
      plain,
    )
  );
}

function nameAt(text: string): string {
  return nameOf(/^[^,;:–(]*/u.exec(text)![0]);
}

const quantity =
  /^(?:(?:more|fewer|less) than |at least |almost |nearly |about |around |over )?(?:half|most|some|many|several|all|one in \p{L}+|(?!(?:19|20)\d\d\b)\d[\d,]*(?:%| per cent)?|two-thirds|a (?:third|quarter|majority|number)) (?:of )?(?:the |these |those )?(?:\d[\d,]* )?/iu;
const reportOf =
  /^(?:(?:an?|the) (?:[\p{L}-]+\s){0,3}?(?:report|study|analysis|survey|review|paper|article|letter|investigation|poll)\s+(?:by|from|for)|a (?:critical )?review (?:of|by)[^,]*? by|an?|the|this|its|his|her|their|one|findings (?:from|of)|analysis (?:by|from|of)|research (?:by|from)|figures from|data from|both)\s+/iu;

/** A common noun keeps the article that stands before it: "the trust", but "Audit Office". */
function withArticle(whole: string, name: string): string {
  if (!/^\p{Ll}/u.test(name)) return name;
  const at = whole.indexOf(name);
  const article = at > 0 && /(?:^|\s)(an?|the)\s+$/iu.exec(whole.slice(0, at))?.[1];
  return article ? `${article.toLowerCase()} ${name}` : name;
}

/** The name without the articles of proper names, explanations and what sort of text it was: "A report by the Audit Office (AO)" is the Audit Office. */
export function nameOf(words: string): string {
  let name = withoutAsides(`${words} `)
    .split(/,(?!\d)|\s–\s/u)[0]!
    .replace(openers, "")
    .replace(/\s+/gu, " ")
    .trim();
  const whole = name;
  for (let again = 0; again < 4; again++) name = name.replace(reportOf, "").replace(quantity, "").trim();
  if (
    /^(?:analysts|experts|scientists|researchers|ministers|officials|doctors|campaigners|critics|economists)$/iu.test(
      name,
    )
  )
    return `unnamed ${name.toLowerCase()}`;
  return withArticle(whole, name.replace(/\s+(?:based on|published in|commissioned by|entitled)\b.*$/iu, ""));
}
