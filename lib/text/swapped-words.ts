import type { ClaimWord } from "./claim-words";

/** Share of the shorter claim's words that stand alike around what is swapped. */
const frameShare = 0.6;
/** Where so much of what is swapped stands on both sides, it is the same in another order. */
const sameInOtherOrder = 0.5;
/** With fewer words around it, a swap is no swap but another sentence. */
const fewestAround = 3;

/**
 * The words in which two claims of one frame differ: both begin alike and end alike, and in between each says something
 * of its own ("… closes wards", "… closes theatres"). Null where the sentences are built differently, so that other
 * words may well say the same.
 */
export function swappedWords(
  here: readonly ClaimWord[],
  there: readonly ClaimWord[],
  fewest = fewestAround,
): { here: readonly ClaimWord[]; there: readonly ClaimWord[] } | null {
  const shorter = Math.min(here.length, there.length);
  let before = 0;
  while (before < shorter && here[before]!.stem === there[before]!.stem) before++;
  let after = 0;
  while (after < shorter - before && here.at(-1 - after)!.stem === there.at(-1 - after)!.stem) after++;
  const around = before + after;
  if (around < Math.max(fewest, frameShare * shorter)) return null;
  const own = { here: here.slice(before, here.length - after), there: there.slice(before, there.length - after) };
  if (own.here.length === 0 || own.there.length === 0) return null;
  const [short, long] = own.here.length <= own.there.length ? [own.here, own.there] : [own.there, own.here];
  const again = short.filter(({ stem }) => long.some((word) => word.stem === stem)).length;
  return again >= sameInOtherOrder * short.length ? null : own;
}
