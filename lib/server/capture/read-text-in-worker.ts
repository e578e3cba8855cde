import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/platform/log";
import { inParserTurn } from "@/lib/platform/take-turns";
import type { ReadText, ReadTextInput } from "@/lib/server/capture/read-text";

/** Milliseconds for one file once the thread is up; a report of some hundred pages takes about a second. */
const readLimitMs = 15_000;

/** Loading the parsers competes with whatever else the machine does, so it has a limit of its own. */
const startLimitMs = 30_000;

/** A page or PDF of 20 MB with everything made of it. */
const maxHeapMb = 768;

/**
 * Reads the text of a file in a thread beside the server, so that no file can hold up or bring down the server. Few run at
 * once, the others wait.
 * @returns null where it took too long or could not be read; the copy can be stored all the same.
 * @throws TooBusy where too many wait already: a copy must not be stored without its text for that.
 */
export function readTextInWorker({
  timeLimitMs = readLimitMs,
  ...input
}: ReadTextInput & { timeLimitMs?: number }): Promise<ReadText | null> {
  return inParserTurn(() => readInThread({ input, timeLimitMs }));
}

/** A thread reads so many files at the most, so that nothing that a file leaves behind lasts. */
const filesPerThread = 200;

/** Milliseconds that a thread waits for another file: copies often come one after the other. */
const idleLimitMs = 20_000;

type Thread = { worker: Worker; files: number };

const idle: Thread[] = [];

async function readInThread({
  input,
  timeLimitMs,
}: {
  input: ReadTextInput;
  timeLimitMs: number;
}): Promise<ReadText | null> {
  const thread = idle.pop() ?? (await startThread());
  if (!thread) return null;
  thread.worker.ref();
  const answer = await answerOf({ worker: thread.worker, input, timeLimitMs });
  thread.files += 1;
  if (answer === "lost" || thread.files >= filesPerThread) await thread.worker.terminate();
  else rest(thread);
  return answer === "lost" ? null : answer;
}

/** Puts a thread aside for the next file, for a while. It keeps no process alive. */
function rest(thread: Thread): void {
  idle.push(thread);
  thread.worker.unref();
  setTimeout(() => {
    const at = idle.indexOf(thread);
    if (at < 0) return;
    idle.splice(at, 1);
    void thread.worker.terminate();
  }, idleLimitMs).unref();
}

/** @returns null where it does not come up in time. */
async function startThread(): Promise<Thread | null> {
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
  const isReady = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), startLimitMs);
    const settle = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    worker.once("message", () => settle(true));
    worker.once("exit", () => settle(false));
    // It stays for as long as the thread does: an error that nobody listens to would end the server.
    worker.on("error", (error) => log.warn({ err: error }, "a file's text could not be read"));
  });
  if (isReady) return { worker, files: 0 };
  await worker.terminate();
  return null;
}

/** @returns what was read, null where the file could not be, "lost" where the thread is of no use any more. */
function answerOf({
  worker,
  input,
  timeLimitMs,
}: {
  worker: Worker;
  input: ReadTextInput;
  timeLimitMs: number;
}): Promise<ReadText | null | "lost"> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle("lost"), timeLimitMs);
    const settle = (answer: ReadText | null | "lost") => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("exit", onExit);
      resolve(answer);
    };
    const onMessage = ({ read }: { read: ReadText | null }) => settle(read);
    const onExit = () => settle("lost");
    worker.on("message", onMessage).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(input);
  });
}
