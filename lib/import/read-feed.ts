import { log } from "@/lib/platform/log";
import { endReader, startReader } from "@/lib/platform/reader-process";
import { inParserTurn } from "@/lib/platform/take-turns";
import type { FeedInput, FeedResult } from "./feed-result";

/** Loading the parsers competes with whatever else the machine does; reading 5 MB takes well under a second. */
const startLimitMs = 30_000;
const readLimitMs = 10_000;
const heapMb = 384;

/**
 * Reads a feed, or finds those that a page names, in a process of its own with a limit on its time and memory.
 * @throws TooBusy where too many files wait to be read already
 */
export function readFeed({
  timeLimitMs = readLimitMs,
  heapLimitMb = heapMb,
  workerFile = "lib/import/feed-worker.ts",
  ...input
}: FeedInput & { timeLimitMs?: number; heapLimitMb?: number; workerFile?: string }): Promise<FeedResult> {
  return inParserTurn(async () => {
    const child = startReader({ file: workerFile, heapLimitMb });
    try {
      return await new Promise<FeedResult>((resolve) => {
        let timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), startLimitMs);
        const settle = (result: FeedResult) => {
          clearTimeout(timer);
          resolve(result);
        };
        child.on("message", (message: "ready" | FeedResult) => {
          if (message !== "ready") return settle(message);
          clearTimeout(timer);
          timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), timeLimitMs);
          child.send(input);
        });
        child.on("error", () => settle({ ok: false, reason: "feed_unreadable" }));
        child.on("exit", (code, by) => {
          log.warn({ code, signal: by }, "the reader of feeds ended early");
          settle({ ok: false, reason: "feed_unreadable" });
        });
      });
    } finally {
      endReader(child);
    }
  });
}
