import type { CslName } from "@/lib/domain/source/csl";

/** A name as it is said: the last word is taken for the family name, which a person can correct. */
export function nameInOrder(name: string): CslName {
  const words = name.trim().split(/\s+/u);
  const family = words.pop() ?? name;
  return words.length > 0 ? { family, given: words.join(" ") } : { family };
}
