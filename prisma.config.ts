import { defineConfig } from "prisma/config";

// The CLI looks for a schema engine binary when it starts and would download one. Plumbline applies its migrations
// with the WebAssembly engine (lib/db/migrate.ts), so any executable satisfies the look-up and nothing is fetched.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
