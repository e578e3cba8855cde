import { importBytes, type ImportBytesInput } from "./import-bytes";
import { watchMemory } from "./watch-memory";
import type { ImportResult } from "./proposal";

/** The far side of import-in-worker.ts: says "ready", reads what it is sent, answers once and ends. */
const send = process.send?.bind(process);
if (!send) throw new Error("lib/import/worker.ts runs as a child process of Plumbline only.");

watchMemory({ limitMb: Number(process.argv[2]) });

process.once("message", (input: ImportBytesInput) => {
  void importBytes(input)
    .catch((error: unknown): ImportResult => {
      const isTooDeep = error instanceof RangeError && /call stack/i.test(error.message);
      return { ok: false, reason: isTooDeep ? "too_deep" : "parser_failed" };
    })
    .then((result) => send(result, () => process.disconnect()));
});
// Without its server nobody waits for the answer.
process.once("disconnect", () => process.exit());
send("ready");
