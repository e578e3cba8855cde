import { parentPort } from "node:worker_threads";
import { importBytes, type ImportBytesInput } from "./import-bytes";
import { PageTooDeep } from "./page-tree";
import type { ImportResult } from "./proposal";

/** The far side of import-in-worker.ts: says "ready", then reads what it is sent and answers once. */
if (!parentPort) throw new Error("lib/import/worker.ts runs in a worker thread only.");
const port = parentPort;

port.once("message", (input: ImportBytesInput) => {
  void importBytes(input)
    .catch((error: unknown): ImportResult => {
      const isTooDeep =
        error instanceof PageTooDeep || (error instanceof RangeError && /call stack/i.test(error.message));
      return { ok: false, reason: isTooDeep ? "too_deep" : "parser_failed" };
    })
    .then((result) => port.postMessage(result));
});
port.postMessage("ready");
