/** FNV-1a, 32 bits (Fowler, Noll and Vo), over UTF-16 units. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Names what was suggested, so that an answer to it holds wherever the same words stand: 16 hexadecimal digits over the
 * passage and the part's wording. Not for secrets.
 */
export function suggestionKey({ passage, wording }: { passage: string; wording: string }): string {
  const text = `${passage.replace(/\s+/gu, " ").trim()}\n${wording}`;
  return [fnv(text, 0x811c9dc5), fnv(text, 0x1b873593)].map((part) => part.toString(16).padStart(8, "0")).join("");
}
