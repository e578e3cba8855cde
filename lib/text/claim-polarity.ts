import type { TextRange } from "./grapheme";

/** Words that turn a statement into its opposite. Phrases that only look so are taken out first. */
const denials =
  /\b(?:no|not|never|nobody|no one|nothing|none|neither|nor|nowhere|cannot|[a-z]+n[’']t|without|lacks?|lacked|lacking|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|unable to|den(?:y|ies|ied|ying) that|false that|untrue that)\b/giu;
const noDenials =
  /\b(?:not only|not just|not least|no doubt|not unlike|no (?:fewer|less|more|later|earlier|sooner) than|no[- ]one's|cannot but|whether or not|no\.\s?\d)/giu;

/** Two ends of one scale; a claim with one contradicts a claim with the other where the rest is alike. */
const opposites: readonly (readonly [RegExp, RegExp])[] = (
  [
    [
      "rise|rises|rose|risen|rising|increas\\w*|grow|grows|grew|grown|growing|growth|more|higher|up|gain\\w*|expand\\w*|above",
      "fall|falls|fell|fallen|falling|decreas\\w*|declin\\w*|drop|drops|dropp\\w*|shr[aiu]nk\\w*|fewer|less|lower|down|los[est]\\w*|reduc\\w*|cut|cuts|below",
    ],
    ["open|opens|opened|opening", "clos\\w*|shut|shuts"],
    [
      "start\\w*|creat\\w*|begin|begins|beginning|began|begun|introduc\\w*|launch\\w*",
      "stop\\w*|abolish\\w*|end|ends|ended|ending|scrap\\w*",
    ],
    [
      "support\\w*|favou?r\\w*|agree\\w*|approv\\w*|accept\\w*|committed|backs?|backed|welcom\\w*",
      "oppos\\w*|reject\\w*|disagree\\w*|refus\\w*|object\\w*|against",
    ],
    ["improv\\w*|better|best", "worsen\\w*|worse|worst|deteriorat\\w*"],
    ["fast|faster|quick\\w*|early|earlier", "slow|slower|slowly|slowest|late|later"],
    ["long|longer|longest", "short|shorter|shortest"],
    ["large|larger|largest|big|bigger|biggest", "small|smaller|smallest"],
    ["safe|safer|safely", "dangerous|dangerously|hazardous"],
    ["success\\w*|succeed\\w*|passed|won|wins?", "failure|failed|lost"],
    ["allow\\w*|permit\\w*|legalis\\w*", "ban|bans|banned|banning|prohibit\\w*|forbid\\w*|outlaw\\w*"],
    ["majority", "minority"],
    ["first", "last"],
    ["before", "after"],
    ["public|publicly", "private|privately"],
    ["true|right|correct", "false|wrong|untrue"],
    ["guilty|convicted", "innocent|acquitted|cleared"],
    ["rich\\w*|wealth\\w*", "poor\\w*"],
    ["cheap\\w*", "expensive|dear\\w*|costly"],
    ["caus\\w*", "prevent\\w*|cur(?:e|es|ed|ing)"],
    ["hir(?:e|es|ed|ing)|recruit\\w*|appoint\\w*", "dismiss\\w*|sack\\w*|fir(?:ed|ing)|laid off"],
    ["buy|buys|bought|buying", "sell|sells|sold|selling"],
  ] as const
).map(([up, down]) => [new RegExp(`\\b(?:${up})\\b`, "iu"), new RegExp(`\\b(?:${down})\\b`, "iu")] as const);

/** How much of a thing is meant, from none to all; a greater one says more. */
const extents: readonly [RegExp, number][] = [
  [/\b(?:all|every|each|entire|entirely|whole|always|everyone|everybody)\b/iu, 5],
  [/\b(?:most|mostly|a majority|the majority|usually)\b/iu, 4],
  [/\b(?:many|often)\b/iu, 3],
  [/\b(?:some|several|sometimes|a few|a number of)\b/iu, 2],
  [/\b(?<!a )(?:few|hardly any|rarely|seldom)\b/iu, 1],
];

/** The words with which a claim denies something. */
export function denialsOf(text: string): TextRange[] {
  const plain = text.replace(noDenials, (found) => " ".repeat(found.length));
  return [...plain.matchAll(denials)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Two words that stand at opposite ends of one scale, one in each text; none where a text has both or both have one. */
export function oppositesOf(one: string, other: string): { one: TextRange; other: TextRange } | null {
  for (const [up, down] of opposites) {
    const ends = [up.exec(one), down.exec(one), up.exec(other), down.exec(other)] as const;
    const [upHere, downHere, upThere, downThere] = ends;
    if (upHere && downThere && !downHere && !upThere) return { one: rangeOf(upHere), other: rangeOf(downThere) };
    if (downHere && upThere && !upHere && !downThere) return { one: rangeOf(downHere), other: rangeOf(upThere) };
  }
  return prefixedOpposite(one, other);
}

const words = /\p{L}{4,}/gu;
const prefix = /^(?:un|in|im|il|ir|dis|non)(?=\p{L}{4})/u;

/** "Safe" and "unsafe": one text has a word whose other end is the same word with a prefix that denies it. */
function prefixedOpposite(one: string, other: string): { one: TextRange; other: TextRange } | null {
  const [here, there] = [wordsOf(one), wordsOf(other)];
  for (const [word, range] of here) {
    const bare = word.replace(prefix, "");
    const opposite = bare === word ? null : there.get(bare);
    if (opposite && !there.has(word) && !here.has(bare)) return { one: range, other: opposite };
  }
  for (const [word, range] of there) {
    const bare = word.replace(prefix, "");
    const opposite = bare === word ? null : here.get(bare);
    if (opposite && !here.has(word) && !there.has(bare)) return { one: opposite, other: range };
  }
  return null;
}

/** The first word of a text that says how much of a thing is meant. */
export function extentOf(text: string): (TextRange & { rank: number }) | null {
  for (const [pattern, rank] of extents) {
    const found = pattern.exec(text);
    if (found) return { ...rangeOf(found), rank };
  }
  return null;
}

function wordsOf(text: string): Map<string, TextRange> {
  return new Map([...text.matchAll(words)].map((match) => [match[0].toLowerCase(), rangeOf(match)]));
}

function rangeOf(match: RegExpExecArray): TextRange {
  return { start: match.index, end: match.index + match[0].length };
}
