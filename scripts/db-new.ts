import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyMigrations, diffSchema, listMigrations, migrationsFolder } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { CommandRefused, runCommand } from "./run-command";

// npm run db:new -- name: writes the migration that leads from the last one to prisma/schema.prisma. With nothing to
// do it writes an empty file, for SQL by hand.
await runCommand(async () => {
  const title = process.argv[2]?.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  if (!title) throw new CommandRefused('Say what the migration does: npm run db:new -- "add opening hours"');
  const server = await startTemporaryServer();
  try {
    await applyMigrations({ url: server.url });
    const sql = await diffSchema({ url: server.url });
    const now = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const last = (await listMigrations()).at(-1)?.slice(0, 14) ?? "";
    // Migrations run in the order of their names, also where a clock is wrong.
    const stamp = now > last ? now : String(BigInt(last) + 1n);
    const folder = path.join(migrationsFolder, `${stamp}_${title}`);
    await mkdir(folder);
    await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
    console.log(
      sql
        ? `Wrote ${folder}/migration.sql. Read it before you commit it: a renamed column looks like a removed and a new one.`
        : `prisma/schema.prisma asks for nothing new. Wrote an empty ${folder}/migration.sql for SQL by hand.`,
    );
  } finally {
    await server.stop();
  }
});
