import type { Absence } from "@/lib/domain/capture/absence";
import type { Edition, EditionEvidence } from "@/lib/publish/edition-schema";
import { dayInWords, whereInEdition } from "@/lib/publish/notice-words";

/** What is no longer where evidence was taken from, by `absenceKey`. */
export type Absences = Map<string, { page: Absence | null; words: Absence | null }>;

/** Names words taken from a copy; null words stand for the page alone. */
export function absenceKey({ captureId, words }: { captureId: string; words: string | null }): string {
  return `${captureId} ${words ?? ""}`;
}

/** A notice to be put around an edition, about one of its sources. */
export type AbsenceNotice = { kind: "page_gone" | "words_gone"; objectId: string; text: string };

/**
 * What readers of an edition are told of pages and words that are no longer where it has them from: two days on which
 * somebody looked, never a day on which anything went. One notice for all evidence of a source with the same two days.
 * @param redacted - the stored copies that were removed: nothing is said to stand in them
 */
export function absenceNotices({
  edition,
  absences,
  redacted,
}: {
  edition: Edition;
  absences: Absences;
  redacted: Pick<ReadonlySet<string>, "has">;
}): AbsenceNotice[] {
  const told = edition.claims.flatMap(({ number, verdict }) =>
    verdict.evidence.flatMap((evidence, index) => {
      const found = absenceOf({ evidence, absences });
      if (!found) return [];
      const place = `claim ${number}, evidence ${index + 1}`;
      return [
        ...(found.words ? [{ kind: "words_gone" as const, evidence, place, ...found.words }] : []),
        ...(found.page ? [{ kind: "page_gone" as const, evidence, place, ...found.page }] : []),
      ];
    }),
  );
  const alike = Map.groupBy(told, ({ kind, evidence, present, absent }) =>
    [kind, evidence.sourceId, dayInWords(present), dayInWords(absent)].join("\n"),
  );
  return [...alike.values()].map((group) => {
    const [{ kind, evidence, present, absent }] = group as [(typeof group)[number]];
    const name = edition.sources.find(({ id }) => id === evidence.sourceId)?.shortName ?? "a source";
    const where = whereInEdition({ name, places: group.map(({ place }) => place) });
    const what =
      kind === "words_gone"
        ? `Words that this edition quotes ${where} were present at the page’s address on ${dayInWords(present)} and absent on ${dayInWords(absent)}.`
        : `A page that this edition takes evidence from ${where} was present on ${dayInWords(present)} and was not found on ${dayInWords(absent)}.`;
    const copies = standing({ edition, redacted, evidence: group.map((one) => one.evidence) });
    return { kind, objectId: evidence.sourceId, text: copies === "" ? what : `${what} ${copies}` };
  });
}

function absenceOf({ evidence, absences }: { evidence: EditionEvidence; absences: Absences }) {
  const { captureId, quote } = evidence;
  if (captureId === null) return undefined;
  return absences.get(absenceKey({ captureId, words: quote })) ?? absences.get(absenceKey({ captureId, words: null }));
}

function standing({
  edition,
  redacted,
  evidence,
}: {
  edition: Edition;
  redacted: Pick<ReadonlySet<string>, "has">;
  evidence: readonly EditionEvidence[];
}): string {
  const ids = new Set(evidence.flatMap(({ captureId }) => captureId ?? []));
  const days = edition.captures
    .filter(({ id }) => ids.has(id) && !redacted.has(id))
    .map(({ capturedAt }) => capturedAt)
    .toSorted();
  const told = [...new Set(days.map((day) => dayInWords(day)))];
  if (told.length === 0) return "";
  return told.length === 1 ? `Our copy of ${told[0]} stands.` : `Our copies of ${told.join(" and ")} stand.`;
}
