import { edtfDateInWords } from "@/lib/domain/edtf-date";

type Seen = { change: "first" | "same" | "changed" | "gone"; method: "fetch" | "upload" | "paste"; capturedAt: Date };

function dayOf(at: Date): string {
  return edtfDateInWords(at.toISOString().slice(0, 10));
}

/**
 * What is known of a page that was there and is not: two days on which somebody looked, never a day on which it went. The
 * days are those of UTC.
 */
export function absenceInWords({ present, absent }: { present: Date; absent: Date }): string {
  const day = dayOf(present);
  if (day === dayOf(absent)) return `The page was present on ${day} and absent later on the same day.`;
  return `The page was present on ${day} and absent on ${dayOf(absent)}. On which day between them it went is not known.`;
}

/**
 * The same for words of a page that is still there. Of files and pasted texts nobody knows on which day they were current:
 * there it is said of the copies alone.
 */
export function changeInWords({ before, now, method }: { before: Date; now: Date; method: Seen["method"] }): string {
  const day = dayOf(before);
  if (day === dayOf(now))
    return `Both copies are of ${day}. Words marked as removed stand in the earlier one alone, words marked as added in the later one.`;
  if (method !== "fetch")
    return `Words marked as removed stand in the copy stored on ${day} alone, words marked as added in the one stored on ${dayOf(now)}.`;
  return `Words marked as removed were present on ${day} and absent on ${dayOf(now)}; words marked as added the other way round.`;
}

/**
 * What the last look at a page gave, where it found nothing there.
 * @param captures the newest first, as the page of a source lists them
 * @returns null where the page was there at the last look, or nobody has looked
 */
export function lastAbsence(captures: readonly Seen[]): string | null {
  const fetched = captures.filter(({ method }) => method === "fetch");
  const [newest] = fetched;
  const present = fetched.find(({ change }) => change !== "gone");
  if (newest?.change !== "gone" || !present) return null;
  const first = fetched.findLast(({ change, capturedAt }) => change === "gone" && capturedAt > present.capturedAt);
  return absenceInWords({ present: present.capturedAt, absent: (first ?? newest).capturedAt });
}
