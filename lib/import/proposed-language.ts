import { guessLanguage } from "./guess-language";

/** The language by the words of the text; English, marked as a mere default, where they do not tell. */
export function proposedLanguage(text: string): { value: string; foundIn: string } {
  const guessed = guessLanguage(text);
  return guessed ? { value: guessed, foundIn: "the words of the text" } : { value: "en", foundIn: "default" };
}
