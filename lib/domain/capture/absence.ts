/** A copy that was fetched from an address, as far as it tells what was there. */
export type FetchedCopy = {
  id: string;
  /** The address that was asked for. */
  address: string | null;
  /** The website said that the page is not there. */
  isGone: boolean;
  /** Whether there is text that words can be looked for in: a picture tells nothing about words. */
  hasText: boolean;
  at: Date;
};

/** Two days on which somebody looked; on which day between them something went is not known. */
export type Absence = { present: Date; absent: Date };

/**
 * When words were last seen at their address, and first missed there on a page that can be read.
 * @param copies - every fetched copy of the source, the newest first
 * @param last - the newest of them that holds the words
 * @returns null where nobody has looked since, or the page itself was gone whenever somebody did
 */
export function wordsAbsence({ copies, last }: { copies: readonly FetchedCopy[]; last: FetchedCopy }): Absence | null {
  const since = copies.slice(0, copies.indexOf(last));
  const first = since.findLast(({ address, isGone, hasText }) => address === last.address && !isGone && hasText);
  return first ? { present: last.at, absent: first.at } : null;
}

/**
 * When the page at an address was last there and first not found, where it was not there at the last look.
 * @param copies - every fetched copy of the source, the newest first
 */
export function pageAbsence({
  copies,
  address,
}: {
  copies: readonly FetchedCopy[];
  address: string | null;
}): Absence | null {
  const ofAddress = copies.filter((copy) => copy.address === address);
  const lastThere = ofAddress.findIndex(({ isGone }) => !isGone);
  if (lastThere < 1) return null;
  return { present: ofAddress[lastThere]!.at, absent: ofAddress[lastThere - 1]!.at };
}
