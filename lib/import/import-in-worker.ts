import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { log } from "@/lib/platform/log";
import { inParserTurn } from "@/lib/platform/take-turns";
import type { ImportBytesInput } from "./import-bytes";
import { maxImportBytes } from "./limits";
import type { ImportResult } from "./proposal";

/** Milliseconds for reading one file once the worker is up; ordinary pages take well under one second. */
export const importTimeLimitMs = 10_000;

/** Loading the parsers competes with whatever else the machine does, so it has a limit of its own. */
const startLimitMs = 30_000;

/** A page of 5 MB as a tree with everything made of it. */
const maxHeapMb = 512;

/**
 * Runs `importBytes` in a process of its own, so that no file can hold up or bring down the server. A worker thread
 * would not do: a thread that outgrows its heap limit in one step ends the whole process (seen with Node 24). The
 * process gets none of the server's settings and is ended after the time limit. Few run at once, the others wait.
 * Refuses, besides what `importBytes` refuses: `timed_out`, `parser_failed`.
 * @param workerFile the program, relative to the working directory; an argument for tests.
 * @throws TooBusy where too many wait already.
 */
export async function importInWorker({
  timeLimitMs = importTimeLimitMs,
  heapLimitMb = maxHeapMb,
  workerFile = "lib/import/worker.ts",
  ...input
}: ImportBytesInput & { timeLimitMs?: number; heapLimitMb?: number; workerFile?: string }): Promise<ImportResult> {
  if (input.bytes.byteLength > maxImportBytes) return { ok: false, reason: "too_large" };
  return inParserTurn(() => readInChild({ input, timeLimitMs, heapLimitMb, workerFile }));
}

async function readInChild({
  input,
  timeLimitMs,
  heapLimitMb,
  workerFile,
}: {
  input: ImportBytesInput;
  timeLimitMs: number;
  heapLimitMb: number;
  workerFile: string;
}): Promise<ImportResult> {
  // Resolved from the working directory: inside Next's bundle import.meta.url is not that of this file.
  const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), workerFile);
  const child = fork(/* turbopackIgnore: true */ file, {
    execArgv: ["--import", "tsx", `--max-old-space-size=${heapLimitMb}`],
    env: { NODE_ENV: process.env.NODE_ENV, TMPDIR: process.env.TMPDIR, LOG_LEVEL: "silent" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  try {
    return await answerOf({ child, input, timeLimitMs });
  } finally {
    child.removeAllListeners();
    child.on("error", () => {});
    child.kill("SIGKILL");
  }
}

function answerOf({
  child,
  input,
  timeLimitMs,
}: {
  child: ChildProcess;
  input: ImportBytesInput;
  timeLimitMs: number;
}): Promise<ImportResult> {
  return new Promise((resolve) => {
    let isReady = false;
    let problem = "";
    let timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), startLimitMs);
    const settle = (result: ImportResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    const fail = (facts: object) => {
      log.warn({ ...facts, ...(isReady ? {} : { problem }) }, "import worker failed");
      settle({ ok: false, reason: "parser_failed" });
    };
    child.on("message", (message: "ready" | ImportResult) => {
      if (message !== "ready") return settle(message);
      isReady = true;
      clearTimeout(timer);
      timer = setTimeout(() => settle({ ok: false, reason: "timed_out" }), timeLimitMs);
      child.send(input);
    });
    // Before it has been sent a file it can only complain about its own program; afterwards it may quote the file.
    child.stderr?.on("data", (chunk: Buffer) => {
      if (!isReady && problem.length < 1000) problem += chunk.toString();
    });
    child.on("error", (error) => fail({ problem: error.message }));
    child.on("exit", (code, signal) => fail({ code, signal }));
  });
}
