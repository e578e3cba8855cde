import { parentPort } from "node:worker_threads";
import { readText, type ReadTextInput } from "@/lib/server/capture/read-text";

/** The far side of read-text-in-worker.ts: says "ready", reads one file, answers once with its text or null. */
if (!parentPort) throw new Error("lib/server/capture/worker.ts runs in a worker thread only.");
const port = parentPort;

port.once("message", (input: ReadTextInput) => {
  void readText(input)
    .catch(() => null)
    .then((text) => port.postMessage({ text }));
});
port.postMessage("ready");
