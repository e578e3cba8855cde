import type { ClaimWord } from "./claim-words";
import type { TextRange } from "./grapheme";

type Name = TextRange & { stems: string[]; initials: string };

/**
 * Names that stand in one text only, on both sides: then the two are about different things. A name that shares a word
 * with one of the other text, or is its abbreviation, is not foreign. Null where one side has none.
 */
export function foreignNames(
  here: readonly ClaimWord[],
  there: readonly ClaimWord[],
): { one: TextRange[]; other: TextRange[] } | null {
  const [ours, theirs] = [namesOf(here), namesOf(there)];
  const foreignHere = ours.filter((name) => isForeign(name, { names: theirs, words: there }));
  const foreignThere = theirs.filter((name) => isForeign(name, { names: ours, words: here }));
  if (foreignHere.length === 0 || foreignThere.length === 0) return null;
  const bare = ({ start, end }: TextRange): TextRange => ({ start, end });
  return { one: foreignHere.map(bare), other: foreignThere.map(bare) };
}

function isForeign(name: Name, { names, words }: { names: Name[]; words: readonly ClaimWord[] }): boolean {
  if (words.some(({ stem }) => name.stems.includes(stem))) return false;
  return !names.some((each) => each.initials === name.stems.join("") || each.stems.join("") === name.initials);
}

/** Capitalised words side by side make one name. */
function namesOf(words: readonly ClaimWord[]): Name[] {
  const names: Name[] = [];
  let last = -2;
  words.forEach(({ isName, stem, start, end }, at) => {
    if (!isName) return;
    const name = names.at(-1);
    if (name && last === at - 1 && start - name.end <= 5) {
      name.stems.push(stem);
      name.initials += stem[0]!;
      name.end = end;
    } else names.push({ start, end, stems: [stem], initials: stem[0]! });
    last = at;
  });
  return names;
}
