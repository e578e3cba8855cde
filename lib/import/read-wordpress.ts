import { log } from "@/lib/platform/log";
import { endReader, startReader } from "@/lib/platform/reader-process";
import type { WordpressLeftOut, WordpressPost, WordpressRefusal, WordpressSite } from "./wordpress-export";

export type ToWordpressWorker = { kind: "read"; file: string; skip: number } | { kind: "more" };
export type FromWordpressWorker =
  | { kind: "ready" }
  | { kind: "posts"; posts: WordpressPost[] }
  | WordpressEnd
  | { kind: "refused"; reason: WordpressRefusal | "unexpected" };
type WordpressEnd = {
  kind: "end";
  posts: number;
  leftOut: WordpressLeftOut;
  site: WordpressSite;
  /** Most memory that the reading process held, MB. */
  peakMb: number;
};

export type WordpressRead =
  | ({ ok: true } & Omit<WordpressEnd, "kind">)
  | { ok: false; reason: WordpressRefusal | "timed_out" | "parser_failed" | "aborted" };

/** Reads one post at a time; an export of 100 MB in one single element would want more, and is refused by running out. */
const heapMb = 320;

/** Milliseconds between two parcels; parsing 100 MB takes some seconds. */
const quietLimitMs = 60_000;

/**
 * Reads a WordPress export in a process of its own and hands over its posts in parcels, in the order of the file; the next
 * parcel is not read before `onPosts` has settled. What `onPosts` throws ends the reading and is thrown on.
 * @param file absolute path
 * @param skip leaves out so many posts at the beginning: those that an earlier reading has handed over
 */
export async function readWordpress({
  file,
  skip = 0,
  onPosts,
  signal,
  heapLimitMb = heapMb,
  timeLimitMs = quietLimitMs,
  workerFile = "lib/import/wordpress-worker.ts",
}: {
  file: string;
  skip?: number;
  onPosts: (posts: WordpressPost[]) => Promise<void>;
  signal?: AbortSignal;
  heapLimitMb?: number;
  timeLimitMs?: number;
  workerFile?: string;
}): Promise<WordpressRead> {
  const child = startReader({ file: workerFile, heapLimitMb });
  const send = (message: ToWordpressWorker) => child.connected && child.send(message);
  try {
    return await new Promise<WordpressRead>((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const watch = () => {
        clearTimeout(timer);
        timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), timeLimitMs);
      };
      const settle = (result: WordpressRead) => {
        clearTimeout(timer);
        resolve(result);
      };
      const handOver = async (posts: WordpressPost[]) => {
        // Storing is our own work: it does not count against the reader's time.
        clearTimeout(timer);
        await onPosts(posts);
        watch();
        send({ kind: "more" });
      };
      watch();
      signal?.addEventListener("abort", () => settle({ ok: false, reason: "aborted" }), { once: true });
      if (signal?.aborted) return settle({ ok: false, reason: "aborted" });
      child.on("message", (message: FromWordpressWorker) => {
        if (message.kind === "ready") send({ kind: "read", file, skip });
        else if (message.kind === "posts") handOver(message.posts).catch(reject);
        else if (message.kind === "refused")
          settle({ ok: false, reason: message.reason === "unexpected" ? "parser_failed" : message.reason });
        else {
          const { kind: _kind, ...end } = message;
          settle({ ok: true, ...end });
        }
      });
      child.on("error", () => settle({ ok: false, reason: "parser_failed" }));
      child.on("exit", (code, by) => {
        log.warn({ code, signal: by }, "the reader of WordPress exports ended early");
        settle({ ok: false, reason: "parser_failed" });
      });
    });
  } finally {
    endReader(child);
  }
}
