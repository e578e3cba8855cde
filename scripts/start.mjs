import { startServer } from "./run-server.mjs";
import { ensureBuilt, ensureGenerated, ensureInstalled } from "./prepare.mjs";

// npm start: installs, builds where needed, and runs Plumbline.
// PORT, PLUMBLINE_DATA and DATABASE_URL are read by the server.

for (const step of [ensureInstalled, ensureGenerated, ensureBuilt]) {
  const code = await step();
  if (code !== 0) {
    console.error("Plumbline did not start; the lines above say why.");
    process.exit(code);
  }
}
console.log("Starting Plumbline …");
startServer({ nodeArguments: [], mode: "production" });
