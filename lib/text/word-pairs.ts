/** Slots for counting pairs; two pairs in one slot only blur a little. */
export const pairSlots = 2 ** 21;

/** The slot of two neighbouring words, given by their numbers. */
export function slotOfPair(one: number, other: number): number {
  const hash = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b);
  return ((hash ^ (hash >>> 15)) >>> 0) % pairSlots;
}

/** One number for two neighbouring words: below 2^53 for vocabularies of up to 2^26 words. */
export function pairOf(one: number, other: number): number {
  return one === -1 || other === -1 ? -1 : one * 2 ** 26 + other;
}
