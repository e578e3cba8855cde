/** Words as they are compared: small letters, one space, without the marks around them. */
function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}%£$€]+/gu, " ")
    .trim();
}

/**
 * What is wrong with the parts that somebody wrote of a claim: `part_is_whole` where one says just what the claim says,
 * `parts_alike` where two say the same. Marks and capitals make no difference; null where nothing is wrong.
 */
export function partProblem({
  whole,
  parts,
}: {
  whole: string;
  parts: readonly string[];
}): "part_is_whole" | "parts_alike" | null {
  const words = parts.map(bare);
  if (words.includes(bare(whole))) return "part_is_whole";
  return new Set(words).size < words.length ? "parts_alike" : null;
}
