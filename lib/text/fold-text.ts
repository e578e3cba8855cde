/** A text in which typography no longer matters, with the way back to the original. */
export interface FoldedText {
  text: string;
  /** For each UTF-16 unit of `text`: where the characters that it came from begin and end in the original. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const singleQuotes = "‘’‚‛′`´ʼ";
const doubleQuotes = "“”„‟″«»";
const dashes = "‐‑‒–—―−﹘﹣－";

const folds = new Map<number, string>();
for (const [characters, folded] of [
  [singleQuotes, "'"],
  [doubleQuotes, '"'],
  [dashes, "-"],
  ["…", "..."],
] as const) {
  for (const character of characters) folds.set(character.codePointAt(0)!, folded);
}
for (const ligature of "ﬀﬁﬂﬃﬄﬅﬆ") folds.set(ligature.codePointAt(0)!, ligature.normalize("NFKC"));

/** True of what is taken as it is where another such character follows; everything else is looked at. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x300 && code !== 0xa0 && code !== 0xad && !folds.has(code);
}

/**
 * Folds what two printings of the same words differ in: quotation marks and apostrophes, dashes, runs of white space
 * (line feeds included), invisible characters, the ellipsis, ligatures, and split against composed letters. Single
 * and double quotation marks stay different, and so do capitals: those are wording.
 */
export function foldText(text: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const emit = (folded: string, start: number, end: number) => {
    for (let unit = 0; unit < folded.length; unit++) {
      units.push(folded[unit]!);
      starts.push(start);
      ends.push(end);
    }
  };
  const blank = /[\s\u00AD\u200B\u2060\uFEFF\uFFFC]+/uy;
  const cluster = /[^\p{M}\s]\p{M}+|./suy;

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    // A mark may follow any letter, so a plain letter is certain only before another plain one.
    if (isPlain(code) && !(text.charCodeAt(at + 1) >= 0x300)) {
      emit(text[at]!, at, ++at);
      continue;
    }
    blank.lastIndex = at;
    const run = blank.exec(text)?.[0];
    if (run) {
      if (/[^\u00AD\u200B\u2060\uFEFF\uFFFC]/u.test(run)) emit(" ", at, at + run.length);
      at += run.length;
      continue;
    }
    cluster.lastIndex = at;
    const found = cluster.exec(text)?.[0] ?? text[at]!;
    // Composed first, as NFC turns some characters into ones that are folded, and again, as a ligature's last letter
    // may take the mark.
    const composed = found.normalize("NFC");
    const single = folds.get(composed.codePointAt(0)!);
    const rest = composed.slice(composed.codePointAt(0)! > 0xffff ? 2 : 1);
    emit(single === undefined ? composed : (single + rest).normalize("NFC"), at, at + found.length);
    at += found.length;
  }
  return { text: units.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
