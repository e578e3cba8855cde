import { isAuxiliary, mayBeFinite } from "./verbs";
import { wordsOf } from "./words";

/** Somebody or something that a sentence names and that a later word may stand for. */
export interface Mention {
  /** As it can stand in another sentence: "the pier", "Oxley Ferry Union". */
  words: string;
  /** Where it begins; UTF-16 units. */
  start: number;
  number: "one" | "many";
  /** `maybe`: two or three capitalised words without any sign of what they name. */
  isPerson: "yes" | "no" | "maybe";
  isName: boolean;
}

const title = /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Councillor|Cllr|Judge|Baroness)\.?$/u;
const bodyWord =
  /\b(?:Council|Trust|Board|Union|Office|Committee|Commission|Agency|Authority|Department|Ministry|Service|Services|Party|Group|Company|Ltd|Limited|plc|Partnership|Foundation|Institute|University|College|School|Hospital|Society|Association|Organisation|Organization|Network|Alliance|Federation|Fund|Bank|Court|Act|Bill|Government|Parliament|Assembly|Corporation|England|Britain|Wales|Scotland|Line|Press|News|Times|Road|Street|Green|Park|Bridge|Bay|Harbour|City|County|Report|Review|Plan|Plans|Strategy|Programme|Project|Charter|Agreement|Health|Care|NHS)\b/u;
const notName =
  /^(?:The|A|An|In|On|At|By|For|From|To|Of|And|But|So|Or|If|When|While|As|It|This|That|These|Those|They|He|She|We|I|You|There|Here|His|Her|Its|Their|Our|My|What|Who|Which|How|Why|Where|No|Not|All|Some|Many|Most|Both|Each|One|Two|Three|Since|After|Before|During|Under|Over|With|Without|Although|Though|Because|However|According|Last|Next|Now|Then|Also|Only|Even|Yes|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/u;
const joiner = /^(?:of|for|the|and|in|on|&)$/u;
const determiner =
  /^(?:the|a|an|this|that|its|their|his|her|our|my|your|these|those|some|many|several|most|both|all)$/iu;
const ends =
  /^(?:of|for|with|by|from|in|on|at|to|as|than|into|over|under|about|between|against|through|because|while|when|if|and|or|but|that|which|who|whose|where|not|also|already|now|then|so|there)$/iu;

/** Names and phrases with an article, in their order; each thing once. What is doubtful is given, so that it counts as a rival. */
export function mentionsIn(text: string): Mention[] {
  const words = wordsOf(text);
  const found: Mention[] = [];
  const add = (mention: Mention) => {
    if (!found.some((other) => sameThing(other, mention))) found.push(mention);
  };
  for (let at = 0; at < words.length; at++) {
    const { text: word, start } = words[at]!;
    if (isNameWord(word)) {
      let to = at;
      while (to + 1 < words.length && isTight(text, words[to]!.end, words[to + 1]!.start)) {
        const next = words[to + 1]!.text;
        const after = words[to + 2]?.text ?? "";
        if (isNameWord(next)) to++;
        else if (joiner.test(next) && isNameWord(after) && isTight(text, words[to + 1]!.end, words[to + 2]!.start))
          to += 2;
        else if (joiner.test(next) && after === "the" && isNameWord(words[to + 3]?.text ?? "")) to += 3;
        else break;
      }
      add(nameMention({ words: text.slice(start, words[to]!.end).replace(/[’']s$/u, ""), start }));
      at = to;
    } else if (determiner.test(word)) {
      let to = at + 1;
      while (to < words.length && to - at <= 5 && isTight(text, words[to - 1]!.end, words[to]!.start)) {
        const next = words[to]!.text;
        if (ends.test(next) || isAuxiliary(next) || determiner.test(next)) break;
        if (to > at + 1 && mayBeFinite(next) && !isNameWord(next)) break;
        to++;
        if (/[’']s$/u.test(next)) continue;
      }
      if (to === at + 1 || /ly$|^(?:interviewed|same|other|latter|former|first|most|more)$/iu.test(words[to - 1]!.text))
        continue;
      const head = words[to - 1]!.text;
      const own = text.slice(words[at + 1]!.start, words[to - 1]!.end);
      const number = isPlural(head) ? "many" : "one";
      if (isNameWord(words[at + 1]!.text)) add(nameMention({ words: own, start }));
      else add({ words: `the ${own}`, start, number, isPerson: "no", isName: false });
      at = to - 1;
    }
  }
  return found;
}

function nameMention({ words, start }: { words: string; start: number }): Mention {
  const parts = words.split(/\s+/u);
  const isTitled = title.test(parts[0]!);
  const isBody = bodyWord.test(words) || parts.some((part) => joiner.test(part)) || /^\p{Lu}{2,}s?$/u.test(words);
  const isPerson = isTitled ? "yes" : isBody || parts.length > 3 || parts.length < 2 ? "no" : "maybe";
  const number = /\sand\s/u.test(words) && !bodyWord.test(words) ? "many" : "one";
  return { words, start, number, isPerson, isName: true };
}

function isNameWord(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !notName.test(word);
}

function isTight(text: string, from: number, to: number): boolean {
  return /^\s+$/u.test(text.slice(from, to));
}

/** "the union" after "Oxley Ferry Union" is the same. */
function sameThing(one: Mention, other: Mention): boolean {
  const [a, b] = [bare(one.words), bare(other.words)];
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`) || (a.startsWith(`${b} `) && one.isName && other.isName);
}

function bare(words: string): string {
  return words.toLowerCase().replace(/^(?:the|a|an)\s+/u, "");
}

export function isPlural(noun: string): boolean {
  return (
    /^(?:people|men|women|children|staff|police|media|data)$/iu.test(noun) ||
    (/s$/iu.test(noun) && !/(?:ss|us|is|[’']s)$/iu.test(noun) && !/^(?:news|series|species|means)$/iu.test(noun))
  );
}
