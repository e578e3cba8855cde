import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { maxDocumentBytes } from "@/lib/domain/article/bring-in";
import { log } from "@/lib/platform/log";
import { inParserTurn } from "@/lib/platform/take-turns";
import type { ImportBytesInput } from "./import-bytes";
import { maxImportBytes } from "./limits";
import type { ImportResult } from "./proposal";

/** Milliseconds for reading one page or text once the worker is up; ordinary pages take well under one second. */
export const importTimeLimitMs = 10_000;

/** The same for PDF, Word and mail: a PDF of 500 full pages takes five seconds of one core, and more on a busy machine. */
export const documentTimeLimitMs = 60_000;

/** Loading the parsers competes with whatever else the machine does, so it has a limit of its own. */
const startLimitMs = 30_000;

/** JavaScript objects: a page of 5 MB as a tree with everything made of it, a Word document of 40 MB of XML. */
const maxHeapMb = 512;

/**
 * Everything that the process holds, the bytes of fonts, pictures and unpacked streams included. Measured: 370 MB for a
 * PDF of 500 full pages, 400 MB for a Word document with 2 MB of text.
 */
const maxResidentMb = 768;

/**
 * Runs `importBytes` in a process of its own, so that no file can hold up or bring down the server. A worker thread
 * would not do: a thread that outgrows its heap limit in one step ends the whole process (seen with Node 24). The
 * process gets none of the server's settings and is ended after the time limit or above the limit of memory. Few run at
 * once, the others wait.
 * Refuses, besides what `importBytes` refuses: `timed_out`, `out_of_memory`, `parser_failed`.
 * @param workerFile the program, relative to the working directory; an argument for tests.
 * @throws TooBusy where too many wait already.
 */
export async function importInWorker({
  timeLimitMs,
  heapLimitMb = maxHeapMb,
  residentLimitMb = maxResidentMb,
  workerFile = "lib/import/worker.ts",
  ...input
}: ImportBytesInput & Partial<Bounds> & { workerFile?: string }): Promise<ImportResult> {
  if (input.bytes.byteLength > maxDocumentBytes) return { ok: false, reason: "too_large" };
  const bounds = { timeLimitMs: timeLimitMs ?? timeLimitFor(input.bytes), heapLimitMb, residentLimitMb };
  return inParserTurn(() => readInChild({ input, bounds, workerFile }));
}

type Bounds = { timeLimitMs: number; heapLimitMb: number; residentLimitMb: number };

/** By the first bytes, as the whole is for the worker to look at; a mail has none of its own, so its size speaks for it. */
function timeLimitFor(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const isDocument = head.includes("%PDF-") || head.startsWith("PK") || bytes.byteLength > maxImportBytes;
  return isDocument ? documentTimeLimitMs : importTimeLimitMs;
}

async function readInChild({
  input,
  bounds: { timeLimitMs, heapLimitMb, residentLimitMb },
  workerFile,
}: {
  input: ImportBytesInput;
  bounds: Bounds;
  workerFile: string;
}): Promise<ImportResult> {
  // Resolved from the working directory: inside Next's bundle import.meta.url is not that of this file.
  const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), workerFile);
  const child = fork(/* turbopackIgnore: true */ file, [String(residentLimitMb)], {
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
    child.on("exit", (code, signal) => {
      // SIGABRT is how V8 ends a heap that is full, SIGKILL how the worker ends itself above its limit.
      const isFull = isReady && (signal === "SIGABRT" || signal === "SIGKILL");
      if (!isFull) return fail({ code, signal });
      log.warn({ signal }, "import worker ran out of memory");
      settle({ ok: false, reason: "out_of_memory" });
    });
  });
}
