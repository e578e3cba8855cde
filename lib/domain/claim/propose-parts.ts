import { claimParts } from "@/lib/domain/suggestion/claim-parts";

/** Parts of a compound statement, each as a sentence of its own: a capital in front and a full stop behind. */
export function proposeParts(statement: string): string[] {
  const seen = new Set<string>();
  return claimParts(statement).flatMap(({ wording }) => {
    // "… and that the council refused": the part is what follows.
    const bare = wording.replace(/^that\s+/iu, "");
    const sentence = `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`.replace(/(?<![.!?…]["”’)]?)$/u, ".");
    if (seen.has(sentence)) return [];
    seen.add(sentence);
    return [sentence];
  });
}
