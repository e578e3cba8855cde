import { readBibliography, type BibliographyRead } from "@/lib/citation/bibliography/read-bibliography";
import { decodeBytes } from "@/lib/import/decode-bytes";

/** The far side of read-in-worker.ts: says "ready", reads what it is sent, answers once and ends. */
const send = process.send?.bind(process);
if (!send) throw new Error("lib/citation/bibliography/worker.ts runs as a child process of Plumbline only.");

process.once("message", (bytes: Uint8Array) => {
  let result: BibliographyRead | { ok: false; reason: "parser_failed" };
  try {
    result = readBibliography(decodeBytes({ bytes, isHtml: false }).text);
  } catch {
    result = { ok: false, reason: "parser_failed" };
  }
  send(result, () => process.disconnect());
});
// Without its server nobody waits for the answer.
process.once("disconnect", () => process.exit());
send("ready");
