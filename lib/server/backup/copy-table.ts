import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { PassThrough, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { TableShape } from "./catalogue";

/** Settings under which COPY writes the same text on every server. */
export const copySettings = [
  "SET LOCAL client_encoding = 'UTF8'",
  "SET LOCAL datestyle = 'ISO, YMD'",
  "SET LOCAL intervalstyle = 'postgres'",
  "SET LOCAL timezone = 'UTC'",
  "SET LOCAL bytea_output = 'hex'",
  "SET LOCAL extra_float_digits = 1",
  "SET LOCAL synchronize_seqscans = off",
  "SET LOCAL statement_timeout = 0",
];

const target = ({ name, columns }: TableShape) =>
  `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;

/** Writes a table's rows to `out` and returns their number and the SHA-256 of what was written. */
export async function copyOut({
  client,
  table,
  out,
}: {
  client: pg.ClientBase;
  table: TableShape;
  out: Writable;
}): Promise<{ rows: number; sha256: string }> {
  const hash = createHash("sha256");
  const copy = client.query(copyTo(`COPY ${target(table)} TO STDOUT`));
  const tee = new PassThrough();
  tee.on("data", (chunk: Buffer) => hash.update(chunk));
  await pipeline(copy, tee, out);
  return { rows: copy.rowCount ?? 0, sha256: hash.digest("hex") };
}

/** Reads a table's rows from a file that copyOut wrote and returns their number. */
export async function copyIn({
  client,
  table,
  file,
}: {
  client: pg.ClientBase;
  table: TableShape;
  file: string;
}): Promise<number> {
  const copy = client.query(copyFrom(`COPY ${target(table)} FROM STDIN`));
  await pipeline(createReadStream(file), copy);
  return copy.rowCount ?? 0;
}

/** A file to copy out into. */
export const newFile = (file: string) => createWriteStream(file, { flags: "wx", mode: 0o600 });
