import type { BibliographyRead } from "@/lib/citation/bibliography/read-bibliography";
import { log } from "@/lib/platform/log";
import { endReader, startReader } from "@/lib/platform/reader-process";
import { inParserTurn } from "@/lib/platform/take-turns";

export type BibliographyReadInWorker = BibliographyRead | { ok: false; reason: "timed_out" | "parser_failed" };

/** Milliseconds from the start; 3,000 entries of BibTeX with abstracts take some 2 seconds, loading the parsers 2 more. */
const timeLimit = 60_000;

const heapMb = 512;

/**
 * Reads a bibliography in a process of its own, so that no file can hold up or bring down the server.
 * @throws TooBusy where too many wait already.
 */
export function readBibliographyInWorker({
  bytes,
  timeLimitMs = timeLimit,
}: {
  bytes: Uint8Array;
  timeLimitMs?: number;
}): Promise<BibliographyReadInWorker> {
  return inParserTurn(async () => {
    const child = startReader({ file: "lib/citation/bibliography/worker.ts", heapLimitMb: heapMb });
    try {
      return await new Promise<BibliographyReadInWorker>((resolve) => {
        const timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), timeLimitMs);
        const settle = (result: BibliographyReadInWorker) => {
          clearTimeout(timer);
          resolve(result);
        };
        child.on("message", (message: "ready" | BibliographyReadInWorker) => {
          if (message === "ready") child.send(bytes);
          else settle(message);
        });
        child.on("error", () => settle({ ok: false, reason: "parser_failed" }));
        child.on("exit", (code, signal) => {
          log.warn({ code, signal }, "the reader of bibliographies ended without an answer");
          settle({ ok: false, reason: "parser_failed" });
        });
      });
    } finally {
      endReader(child);
    }
  });
}
