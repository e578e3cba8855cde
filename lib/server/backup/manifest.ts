import { z } from "zod";

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says about itself: manifest.json, the first entry of the archive. */
export const manifestSchema = z.object({
  format: z.literal("plumbline-backup"),
  /** Raised when an older Plumbline could no longer read the archive. */
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Names of the applied migrations, oldest first: the tables have the shape that the last one left. */
  migrations: z.array(z.string().regex(/^\w+$/)).min(1),
  /** One per table, its rows in PostgreSQL's text form of COPY in `tables/<name>.copy`. */
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.number().int().nonnegative() }),
  ),
  /** The last number that each sequence has given out; null when none yet. Rows may be gone since, the numbers stay used. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/).nullable() })),
  /** SHA-256 of every other entry of the archive, by its path in it. */
  entries: z.record(z.string(), sha256Schema),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Folders of the data folder that a backup carries: stored copies and published pages. */
export const carriedFolders = ["blobs", "public"];

/** Files of the data folder that a backup carries: the record's digests are made with this secret. */
export const carriedFiles = ["auth-secret"];

export const tableEntry = (table: string) => `tables/${table}.copy`;
