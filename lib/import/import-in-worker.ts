import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/platform/log";
import type { ImportBytesInput } from "./import-bytes";
import { maxImportBytes } from "./limits";
import type { ImportResult } from "./proposal";

/** Milliseconds for reading one file once the worker is up; ordinary pages take well under one second. */
export const importTimeLimitMs = 10_000;

/** Loading the parsers competes with whatever else the machine does, so it has a limit of its own. */
const startLimitMs = 30_000;

/** A page of 5 MB as a tree with everything made of it; a server with 1 GB survives it. */
const maxHeapMb = 512;

/**
 * Runs `importBytes` in a thread of its own, so that no file can hold up or bring down the server: the thread is ended
 * after the time limit and has a bounded heap and stack.
 * Refuses, besides what `importBytes` refuses: `timed_out`, `parser_failed`.
 * @param workerFile the thread's program; an argument for tests.
 */
export async function importInWorker({
  timeLimitMs = importTimeLimitMs,
  heapLimitMb = maxHeapMb,
  workerFile = "lib/import/worker.ts",
  ...input
}: ImportBytesInput & { timeLimitMs?: number; heapLimitMb?: number; workerFile?: string }): Promise<ImportResult> {
  if (input.bytes.byteLength > maxImportBytes) return { ok: false, reason: "too_large" };
  // Resolved from the working directory and hidden from the bundler: inside Next's bundle import.meta.url is not ours.
  const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), workerFile);
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    execArgv: ["--import", "tsx"],
    env: { NODE_ENV: process.env.NODE_ENV },
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb, stackSizeMb: 4 },
    stdin: false,
    stdout: true,
    stderr: true,
  });
  try {
    return await answerOf({ worker, input, timeLimitMs });
  } finally {
    await worker.terminate();
  }
}

function answerOf({
  worker,
  input,
  timeLimitMs,
}: {
  worker: Worker;
  input: ImportBytesInput;
  timeLimitMs: number;
}): Promise<ImportResult> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => resolve({ ok: false, reason: "timed_out" }), startLimitMs);
    const settle = (result: ImportResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    worker.on("message", (message: "ready" | ImportResult) => {
      if (message !== "ready") return settle(message);
      clearTimeout(timer);
      timer = setTimeout(() => resolve({ ok: false, reason: "timed_out" }), timeLimitMs);
      worker.postMessage(input);
    });
    // Out of memory and errors while loading arrive here.
    worker.on("error", (error: NodeJS.ErrnoException) => {
      log.warn({ code: error.code, problem: error.message.slice(0, 300) }, "import worker failed");
      settle({ ok: false, reason: "parser_failed" });
    });
    worker.on("exit", () => settle({ ok: false, reason: "parser_failed" }));
  });
}
