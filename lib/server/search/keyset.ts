import { Prisma } from "@/lib/db/generated/client";

/** Where a page of a list begins: right after this row in the list's order, or right before it. */
export type Place<Key> = { key: Key; side: "after" | "before" };

export function placeOf<Key>({
  after,
  before,
  read,
}: {
  after: string | undefined;
  before: string | undefined;
  /** A key from its text in a URL, or null where it is none. */
  read: (text: string) => Key | null;
}): Place<Key> | null {
  for (const [side, text] of [
    ["after", after],
    ["before", before],
  ] as const) {
    const key = text === undefined ? null : read(text);
    if (key !== null) return { key, side };
  }
  return null;
}

/** An instant and a tie-breaker: "1767225600000.12". */
export type TimeKey = { at: Date; tie: string };

export function writeTimeKey({ at, tie }: TimeKey): string {
  return `${at.getTime()}.${tie}`;
}

export function readTimeKey(text: string): TimeKey | null {
  const [, ms, tie] = /^(\d{1,15})\.([0-9a-f-]{1,36})$/.exec(text) ?? [];
  return ms && tie ? { at: new Date(Number(ms)), tie } : null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A key whose tie-breaker is an id. */
export function readUuidKey(text: string): TimeKey | null {
  const key = readTimeKey(text);
  return key && uuid.test(key.tie) ? key : null;
}

/** ASC or DESC for a list that is shown in descending order: reading back from a place turns it around. */
export function direction(place: Place<unknown> | null): Prisma.Sql {
  return place?.side === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
}

/** The comparison that leads on from a place in a descending list. */
export function beyond(place: Place<unknown>): Prisma.Sql {
  return place.side === "before" ? Prisma.sql`>` : Prisma.sql`<`;
}

/**
 * Cuts rows that were read with one more than the page holds, in the order of the reading, to a page in the order of the
 * list, and says whether something lies on either side.
 */
export function pageOf<Row>({ rows, size, place }: { rows: Row[]; size: number; place: Place<unknown> | null }): {
  rows: Row[];
  hasNewer: boolean;
  hasOlder: boolean;
} {
  const more = rows.length > size;
  const page = rows.slice(0, size);
  if (place?.side === "before") return { rows: page.toReversed(), hasNewer: more, hasOlder: true };
  return { rows: page, hasNewer: place !== null, hasOlder: more };
}
