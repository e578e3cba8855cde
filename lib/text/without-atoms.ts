import { atomCharacter } from "./article-doc";

/**
 * Words of an article as they are shown or typed elsewhere: without the character that stands for a picture or the sign of
 * a note. For reading only; offsets and quotes keep it.
 */
export function withoutAtoms(text: string): string {
  return text.includes(atomCharacter) ? text.replaceAll(atomCharacter, "").replace(/ {2,}/gu, " ") : text;
}
