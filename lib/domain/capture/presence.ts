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
  return `The page was present on ${dayOf(present)} and absent on ${dayOf(absent)}. On which day between them it went is not known.`;
}

/** The same for words of a page that is still there. */
export function changeInWords({ before, now }: { before: Date; now: Date }): string {
  return `Words marked as removed were present on ${dayOf(before)} and absent on ${dayOf(now)}; words marked as added the other way round.`;
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
