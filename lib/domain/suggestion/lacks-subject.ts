import { isPast, isPlainVerb } from "./verbs";
import { wordsOf } from "./words";

const adverbs = /^(?:also|already|even|just|merely|now|only|recently|simply|then)$/iu;
/** What stands after a verb and hardly after a noun. */
const afterVerb = /^(?:an?|the|its|their|his|her|our|up|out|off|down|away|back)$/iu;

/**
 * True of a wording whose subject stands elsewhere: "Require a change of culture", "Just mopped up a contract". Doubtful
 * words pass: a plain form may be a noun, and "Closed schools stay closed" has its subject.
 */
export function lacksSubject(wording: string): boolean {
  const words = wordsOf(wording).map(({ text }) => text);
  const verb = words.findIndex((word) => !adverbs.test(word));
  const [first, next] = [words[verb], words[verb + 1]];
  if (first === undefined || next === undefined || !afterVerb.test(next)) return false;
  return isPlainVerb(first) || isPast(first) || /^\p{L}{3,}ed$/u.test(first);
}
