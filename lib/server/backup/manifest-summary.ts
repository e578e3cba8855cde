import type { Manifest } from "./manifest";

/** A backup in a few words for people: "1234 rows in 56 tables, 78 files". */
export function summarise(manifest: Manifest): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const files = Object.keys(manifest.entries).length - manifest.tables.length;
  return `${rows} rows in ${manifest.tables.length} tables, ${files} files`;
}
