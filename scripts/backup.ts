import path from "node:path";
import { ensureDatabase } from "@/lib/db/ensure-database";
import { dataFolder, env } from "@/lib/platform/env";
import { summarise } from "@/lib/server/backup/manifest-summary";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { CommandRefused, runCommand } from "./run-command";

// npm run backup -- [file]: writes the whole installation into one .tar.gz, also while Plumbline runs.
await runCommand(async () => {
  const now = new Date();
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  const file = path.resolve(process.argv[2] ?? `plumbline-backup-${stamp}.tar.gz`);
  const database = await ensureDatabase({ migrate: false });
  try {
    const outcome = await writeBackup({ url: database.url, dataFolder: dataFolder(), file, now });
    if (!outcome.ok) {
      throw new CommandRefused(
        {
          file_exists: `${file} exists already and is left alone. Name another file: npm run backup -- other.tar.gz`,
          no_tables: "There is nothing to back up: this installation has never been started.",
        }[outcome.reason],
      );
    }
    console.log(
      `Wrote ${file}: ${summarise(outcome.manifest)}.\nIt holds everything, password hashes included: keep it where nobody else can read it.`,
    );
    if (env().S3_BUCKET) console.log(`Stored copies lie in the bucket ${env().S3_BUCKET} and are not in it.`);
  } finally {
    await database.stop();
  }
});
