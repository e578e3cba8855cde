const consonant = "(?:[^aeiouy]|(?<![^aeiou])y|^y)";
const vowel = "(?:[aeiou]|(?<=[^aeiou])y)";
const hasVowel = new RegExp(vowel, "u");
const measureOne = new RegExp(`${vowel}${consonant}`, "u");
const measureTwo = new RegExp(`${vowel}${consonant}.*${vowel}${consonant}`, "u");
const exactlyOne = new RegExp(`^${consonant}*${vowel}+${consonant}+${vowel}*$`, "u");
const shortEnd = /[^aeiou][aeiouy][^aeiouwxy]$/u;

// Steps 2 to 4 of the paper, longest suffixes first.
const second: [string, string][] = (
  "ational:ate ization:ize iveness:ive fulness:ful ousness:ous tional:tion biliti:ble entli:ent ousli:ous ation:ate " +
  "alism:al aliti:al iviti:ive enci:ence anci:ance izer:ize alli:al ator:ate logi:log bli:ble eli:e"
)
  .split(" ")
  .map((pair) => pair.split(":") as [string, string]);
const third: [string, string][] = "icate:ic ative: alize:al iciti:ic ical:ic ness: ful:"
  .split(" ")
  .map((pair) => pair.split(":") as [string, string]);
const fourth = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou".split(" ");

const cache = new Map<string, string>();
/** Stems that are remembered; words repeat, and the work is done once for each. */
const mostRemembered = 50_000;

/**
 * The stem of an English word in lower case after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980).
 * British -ise is read as -ize. Words with figures or letters beyond a to z, and of fewer than three letters, are
 * their own stems.
 */
export function stemWord(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]{3,40}$/u.test(word) ? strip(word) : word;
  if (cache.size >= mostRemembered) cache.clear();
  cache.set(word, stem);
  return stem;
}

function strip(word: string): string {
  let stem = word.replace(/is(e|ed|es|er|ers|ing|ation|ations)$/u, (_, end: string) =>
    word.length > 6 ? `iz${end}` : `is${end}`,
  );
  if (/(?:ss|i)es$/u.test(stem)) stem = stem.slice(0, -2);
  else if (/[^s]s$/u.test(stem)) stem = stem.slice(0, -1);
  if (stem.endsWith("eed")) {
    if (measureOne.test(stem.slice(0, -3))) stem = stem.slice(0, -1);
  } else {
    const base = stem.replace(/(?:ed|ing)$/u, "");
    if (base !== stem && hasVowel.test(base)) stem = mended(base);
  }
  if (stem.endsWith("y") && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(stem, second);
  stem = replaced(stem, third);
  const suffix = fourth.find((end) => stem.endsWith(end));
  if (suffix) {
    const base = stem.slice(0, -suffix.length);
    if (measureTwo.test(base) && (suffix !== "ion" || /[st]$/u.test(base))) stem = base;
  }
  if (stem.endsWith("e")) {
    const base = stem.slice(0, -1);
    if (measureTwo.test(base) || (measureOne.test(base) && !(exactlyOne.test(base) && shortEnd.test(base))))
      stem = base;
  }
  return stem.endsWith("ll") && measureTwo.test(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
}

/** After -ed or -ing was taken off: an e comes back, or a doubled letter goes. */
function mended(base: string): string {
  if (/(?:at|bl|iz)$/u.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/u.test(base)) return base.slice(0, -1);
  return exactlyOne.test(base) && shortEnd.test(base) ? `${base}e` : base;
}

function replaced(stem: string, pairs: [string, string][]): string {
  const pair = pairs.find(([suffix]) => stem.endsWith(suffix));
  if (!pair) return stem;
  const base = stem.slice(0, -pair[0].length);
  return measureOne.test(base) ? base + pair[1] : stem;
}
