import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { beyond, direction, pageOf, placeOf, readUuidKey, writeTimeKey } from "@/lib/server/search/keyset";

/** Where in a list a page begins, as its URL says it; at most one of the two counts, "after" first. */
export type PlaceParams = { after?: string | undefined; before?: string | undefined };

/** The rows of one page, and the keys of the pages on either side; null where there is none. */
export type IdsInTime = { ids: string[]; newer: string | null; older: string | null };

/** One page of the rows of a table that fulfil the conditions, the newest first, by their ids. */
export async function pageInTime({
  table,
  where,
  time,
  size,
  place: { after, before },
}: {
  table: Prisma.Sql;
  /** Conditions on the table, the workspace among them. */
  where: Prisma.Sql;
  /** The column that says when. */
  time: Prisma.Sql;
  size: number;
  place: PlaceParams;
}): Promise<IdsInTime> {
  const place = placeOf({ after, before, read: readUuidKey });
  const turn = direction(place);
  const from = place
    ? Prisma.sql`AND (${time}, id) ${beyond(place)} (${place.key.at}, ${place.key.tie}::uuid)`
    : Prisma.empty;
  const read = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id, ${time} AS at FROM ${table} WHERE ${where} ${from}
     ORDER BY ${time} ${turn}, id ${turn} LIMIT ${size + 1}`;
  const { rows, hasNewer, hasOlder } = pageOf({ rows: read, size, place });
  const key = (row: { id: string; at: Date }) => writeTimeKey({ at: row.at, tie: row.id });
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    ids: rows.map(({ id }) => id),
    newer: hasNewer && first ? key(first) : null,
    older: hasOlder && last ? key(last) : null,
  };
}
