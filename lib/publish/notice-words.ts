import { edtfDateInWords } from "@/lib/domain/edtf-date";

/** Places in an edition that a notice lists; what is more is counted. */
const mostPlaces = 6;

/** "(Birch, 2025; claim 4, evidence 2)": what a notice is about, by the names and numbers that the edition gives it. */
export function whereInEdition({ name, places }: { name: string; places: readonly string[] }): string {
  const more = places.length - mostPlaces;
  return `(${[name, ...places.slice(0, mostPlaces), ...(more > 0 ? [`and ${more} more`] : [])].join("; ")})`;
}

/** The day of UTC, as everywhere in an edition: "3 May 2026". */
export function dayInWords(at: Date | string): string {
  return edtfDateInWords(new Date(at).toISOString().slice(0, 10));
}

/** Why a stored copy is not there. */
export function removedCopy({ reason, at }: { reason: string; at: Date }): string {
  return `It was removed on ${dayInWords(at)}. ${reason}`;
}
