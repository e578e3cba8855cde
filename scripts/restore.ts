import path from "node:path";
import { ensureDatabase } from "@/lib/db/ensure-database";
import { dataFolder } from "@/lib/platform/env";
import { summarise } from "@/lib/server/backup/manifest-summary";
import { restoreBackup, type RestoreRefusal } from "@/lib/server/backup/restore-backup";
import { CommandRefused, runCommand } from "./run-command";

const elsewhere =
  "A backup is restored into an empty installation only. Stop Plumbline and name a new data folder, " +
  "PLUMBLINE_DATA=/path/to/new npm run restore -- file, or an empty database with DATABASE_URL.";

const explanations: Record<RestoreRefusal["reason"], (detail: string) => string> = {
  not_a_backup: (detail) => `This file is not a Plumbline backup (${detail}).`,
  damaged: (detail) => `The backup is damaged or incomplete (${detail}). Nothing was changed. Try another copy of it.`,
  newer_than_this_program: (detail) =>
    `The backup was made by a newer Plumbline (it knows ${detail}). Update Plumbline first, then restore.`,
  database_in_use: (detail) => `The database is in use (${detail}). Stop Plumbline, then restore.`,
  database_not_empty: (detail) => `The database holds data already (in ${detail}). ${elsewhere}`,
  database_newer_than_backup: (detail) =>
    `The database is empty but was made by a newer Plumbline than the backup (${detail}). ${elsewhere}`,
  files_not_empty: (detail) => `${detail} holds files already. ${elsewhere}`,
};

// npm run restore -- file: fills an empty installation from a backup.
await runCommand(async () => {
  const given = process.argv[2];
  if (!given) throw new CommandRefused("Name the backup: npm run restore -- plumbline-backup-….tar.gz");
  const database = await ensureDatabase({ migrate: false });
  try {
    const outcome = await restoreBackup({ url: database.url, dataFolder: dataFolder(), file: path.resolve(given) });
    if (!outcome.ok) throw new CommandRefused(explanations[outcome.reason](outcome.detail));
    console.log(
      `Restored ${summarise(outcome.manifest)}, as they stood on ${outcome.manifest.madeAt}. Start Plumbline with "npm start".`,
    );
  } finally {
    await database.stop();
  }
});
