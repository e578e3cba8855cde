import { startEmbeddedPostgres } from "@/lib/db/embedded";

// A process that starts the embedded database of the folder it is given, says so, and stays until it is killed.
const { url, alreadyRunning } = await startEmbeddedPostgres({ dataFolder: process.argv[2] ?? "" });
process.stdout.write(`${JSON.stringify({ url, alreadyRunning })}\n`);
setInterval(() => {}, 60_000);
