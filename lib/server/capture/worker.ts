import { parentPort } from "node:worker_threads";
import { readText, type ReadTextInput } from "@/lib/server/capture/read-text";

/** The far side of read-text-in-worker.ts: says "ready", then reads one file after the other and answers each with what was read or null. */
if (!parentPort) throw new Error("lib/server/capture/worker.ts runs in a worker thread only.");
const port = parentPort;

port.on("message", (input: ReadTextInput) => {
  void readText(input)
    .catch(() => null)
    .then((read) => port.postMessage({ read }));
});
port.postMessage("ready");
