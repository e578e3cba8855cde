/** Numbers that runs of letters are hashed to. Two runs in one slot only blur a little. */
export const runSlots = 2 ** 19;

/** The runs of three to five letters of a word, its edges marked, as slots; repeated ones as often as they stand. */
export function letterRuns(word: string): Int32Array {
  const marked = ` ${word} `;
  const runs: number[] = [];
  for (const size of [3, 4, 5]) {
    for (let from = 0; from + size <= marked.length; from++) {
      // FNV-1a, 32 bits.
      let hash = 0x811c9dc5;
      for (let at = from; at < from + size; at++) hash = Math.imul(hash ^ marked.charCodeAt(at), 0x01000193);
      runs.push((hash ^ (hash >>> 15)) & (runSlots - 1));
    }
  }
  return Int32Array.from(runs);
}

/** How often each slot stands in the text that is counted at the moment; cleared by the slots that were touched. */
const times = new Uint16Array(runSlots);
const touched = new Int32Array(65_536);

/**
 * Calls back once for each slot that stands in these words, with how often, and answers how many slots there were.
 * Not to be called from its own callback.
 */
export function countRuns(words: readonly Int32Array[], visit: (slot: number, count: number) => void): number {
  let slots = 0;
  for (const runs of words) {
    for (let at = 0; at < runs.length; at++) {
      const slot = runs[at]!;
      if (times[slot]!++ === 0 && slots < touched.length) touched[slots++] = slot;
    }
  }
  for (let at = 0; at < slots; at++) {
    const slot = touched[at]!;
    const count = times[slot]!;
    times[slot] = 0;
    visit(slot, count);
  }
  return slots;
}
