import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/platform/log";
import { inParserTurn } from "@/lib/platform/take-turns";
import type { ReadTextInput } from "@/lib/server/capture/read-text";

/** Milliseconds for one file once the thread is up; a report of some hundred pages takes about a second. */
const readLimitMs = 15_000;

/** Loading the parsers competes with whatever else the machine does, so it has a limit of its own. */
const startLimitMs = 30_000;

/** A page or PDF of 20 MB with everything made of it. */
const maxHeapMb = 768;

/**
 * Reads the text of a file in a thread of its own, so that no file can hold up or bring down the server. Few run at
 * once, the others wait.
 * @returns null where it took too long or could not be read; the copy can be stored all the same.
 * @throws TooBusy where too many wait already: a copy must not be stored without its text for that.
 */
export function readTextInWorker({
  timeLimitMs = readLimitMs,
  ...input
}: ReadTextInput & { timeLimitMs?: number }): Promise<string | null> {
  return inParserTurn(() => readInThread({ input, timeLimitMs }));
}

async function readInThread({
  input,
  timeLimitMs,
}: {
  input: ReadTextInput;
  timeLimitMs: number;
}): Promise<string | null> {
  // Resolved from the working directory and hidden from the bundler: inside Next's bundle import.meta.url is not ours.
  const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), "lib/server/capture/worker.ts");
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    execArgv: ["--import", "tsx"],
    env: { NODE_ENV: process.env.NODE_ENV },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, stackSizeMb: 4 },
    stdin: false,
    stdout: true,
    stderr: true,
  });
  try {
    return await new Promise<string | null>((resolve) => {
      let timer = setTimeout(() => resolve(null), startLimitMs);
      const settle = (text: string | null) => {
        clearTimeout(timer);
        resolve(text);
      };
      worker.on("message", (message: "ready" | { text: string | null }) => {
        if (message !== "ready") return settle(message.text);
        clearTimeout(timer);
        timer = setTimeout(() => resolve(null), timeLimitMs);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(input);
      });
      worker.on("error", (error) => {
        log.warn({ err: error }, "a file's text could not be read");
        settle(null);
      });
      worker.on("exit", () => settle(null));
    });
  } finally {
    await worker.terminate();
  }
}
