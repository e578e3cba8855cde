const opening =
  /^(?:(?:written|words|text|story|report|reporting|posted|published|edited|article)\s+)?by:?\s+(.{2,120})$/iu;
const separators = /\s*(?:,|;|\s&\s|\sand\s|\swith\s|\|)\s*/iu;
/** "Jo Ford", "Ana de la Cruz", "J. R. Hale", "Ó Briain": each word begins with a capital but for particles. */
const nameWord = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|da|do|dos|del|della|di|la|le|van|von|der|den|bin|ibn|al|el|y|e)$/u;

/** What somebody is, behind their name: "By Jo Ford, Health Correspondent". */
const post =
  /\b(?:correspondent|editor|reporter|columnist|writer|journalist|producer|analyst|lecturer|professor|researcher)$/iu;

/** Names that a byline ("By Jo Ford and Ana de la Cruz") gives; null for a line that is none. */
export function authorsOfByline(line: string): string[] | null {
  const rest = opening.exec(line.replace(/\s+/gu, " ").trim())?.[1]?.replace(/[.,;:]+$/u, "");
  if (!rest) return null;
  const names = rest.split(separators).filter((part) => part !== "" && !post.test(part));
  return names.length > 0 && names.length <= 8 && names.every(isName) ? names : null;
}

/** True of two to five words that look like a person's or a desk's name. */
export function isName(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return (
    words.length >= 2 && words.length <= 5 && words.every((word) => nameWord.test(word)) && /^\p{Lu}/u.test(words[0]!)
  );
}
