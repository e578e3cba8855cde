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

/** 1 for what is taken as it is where another such character follows; everything else is looked at. */
const plain = Uint8Array.from({ length: 0x300 }, (_, code) =>
  Number(code > 0x20 && code !== 0xa0 && code !== 0xad && !folds.has(code)),
);

function isPlain(code: number): boolean {
  return code < 0x300 && plain[code] === 1;
}

/**
 * Folds what two printings of the same words differ in: quotation marks and apostrophes, dashes, runs of white space
 * (line feeds included), invisible characters, the ellipsis, ligatures, and split against composed letters. Single
 * and double quotation marks stay different, and so do capitals: those are wording.
 */
export function foldText(text: string): FoldedText {
  let folded = "";
  let length = 0;
  // Folding rarely makes a text longer ("…" becomes three), so the room grows when it must.
  let starts = new Uint32Array(text.length + 16);
  let ends = new Uint32Array(text.length + 16);
  const emit = (units: string, start: number, end: number) => {
    if (length + units.length > starts.length) {
      starts = grown(starts, length + units.length);
      ends = grown(ends, length + units.length);
    }
    folded += units;
    for (let unit = 0; unit < units.length; unit++) {
      starts[length] = start;
      ends[length++] = end;
    }
  };
  for (let at = 0; at < text.length;) {
    const from = at;
    // A mark may follow any letter, so a plain letter is certain only before another plain one. Single spaces stay.
    let code = text.charCodeAt(at);
    while (code < 0x300 && (plain[code] === 1 || (code === 0x20 && at > from))) {
      const next = text.charCodeAt(at + 1);
      if (code === 0x20 ? !isPlain(next) : next >= 0x300) break;
      at++;
      code = next;
    }
    if (at > from) {
      if (length + at - from > starts.length) {
        starts = grown(starts, length + at - from);
        ends = grown(ends, length + at - from);
      }
      folded += text.slice(from, at);
      for (let unit = from; unit < at; unit++) {
        starts[length] = unit;
        ends[length++] = unit + 1;
      }
      continue;
    }
    // One sign before a plain character, the commonest of what is not plain.
    const sign = code === 0x0a || code === 0x20 || code === 0xa0 ? " " : folds.get(code);
    if (sign !== undefined && isPlain(text.charCodeAt(at + 1))) {
      emit(sign, at, ++at);
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
  return { text: folded, starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

const blank = /[\s\u00AD\u200B\u2060\uFEFF\uFFFC]+/uy;
const cluster = /[^\p{M}\s]\p{M}+|./suy;

function grown(places: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed, Math.ceil(places.length * 1.5)));
  larger.set(places);
  return larger;
}
