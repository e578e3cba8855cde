import { mentionsIn } from "./mentions";

/** Numbers, dates and names of a statement, as they stand in it; each once. */
export interface FoundWords {
  figures: string[];
  dates: string[];
  names: string[];
}

const month =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
const date = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? )?${month}(?: \\d{1,2},)? (?:19|20)\\d\\d\\b|\\b\\d{1,2}(?:st|nd|rd|th)? ${month}(?!\\p{L})|\\b(?:19|20)\\d\\d(?:[-–/]\\d{1,4})?\\b`,
  "gu",
);
/** The hour of a meeting is no figure that could be checked. */
const hour = /\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)|\b\d{1,2}:\d\d\b/giu;
const figure =
  /(?:[£$€]\s?)?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per ?cent|bn|m\b|k\b|million|billion|trillion|thousand))?|\b(?:a|one|two|three) (?:third|quarter|half|fifth|tenth)s?\b|\b(?:half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds|thousands|millions|billions)\b(?: (?:million|billion|hundred|thousand))?/giu;

export function foundWords(statement: string): FoundWords {
  const dates = once(statement.match(date) ?? []);
  const rest = statement.replace(date, " ").replace(hour, " ");
  const figures = once((rest.match(figure) ?? []).map((words) => words.replace(/[,.]$/u, "").trim()));
  const names = once(
    mentionsIn(statement)
      .filter(({ isName, words, start }) => isName && (start > 0 || /\s/u.test(words) || /^\p{Lu}{2,}/u.test(words)))
      .map(({ words }) => words),
  );
  return { figures, dates, names };
}

function once(words: readonly string[]): string[] {
  return [...new Set(words)];
}
