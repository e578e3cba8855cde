import { ensureDatabase } from "@/lib/db/ensure-database";
import { runCommand } from "./run-command";

// npm run db:migrate: brings the installation's database up to date. The server does the same when it starts.
await runCommand(async () => {
  const database = await ensureDatabase();
  await database.stop();
  if (database.applied.length === 0) console.log("The database is up to date.");
  for (const name of database.applied) console.log(`Applied ${name}`);
});
