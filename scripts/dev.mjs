import { startServer } from "./run-server.mjs";
import { ensureGenerated, ensureInstalled } from "./prepare.mjs";

// npm run dev: pages and actions reload as they change. Start it anew after a change in server.ts or lib/collab.

for (const step of [ensureInstalled, ensureGenerated]) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
startServer({ nodeArguments: [], mode: "development" });
