import { applyMigrations, diffSchema } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { CommandRefused, runCommand } from "./run-command";

// npm run db:check: applies all migrations to an empty database and compares the outcome with prisma/schema.prisma.
await runCommand(async () => {
  const server = await startTemporaryServer();
  try {
    const applied = await applyMigrations({ url: server.url });
    const left = await diffSchema({ url: server.url });
    if (left) {
      throw new CommandRefused(
        `prisma/schema.prisma asks for more than the migrations make. Write the next one with "npm run db:new -- name":\n\n${left}`,
      );
    }
    console.log(`${applied.length} migrations make what prisma/schema.prisma says.`);
  } finally {
    await server.stop();
  }
});
