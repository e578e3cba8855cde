import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";

/**
 * Starts a program of ours that reads what strangers have sent, in a process of its own: it gets none of the server's
 * settings, a limit on its memory, and can be ended at any moment without harm. Why no worker thread: see import-in-worker.
 * @param file relative to the working directory: inside Next's bundle import.meta.url is not that of the source.
 */
export function startReader({ file, heapLimitMb }: { file: string; heapLimitMb: number }): ChildProcess {
  return fork(/* turbopackIgnore: true */ path.resolve(/* turbopackIgnore: true */ process.cwd(), file), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${heapLimitMb}`],
    env: { NODE_ENV: process.env.NODE_ENV, TMPDIR: process.env.TMPDIR, LOG_LEVEL: "silent" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** Ends a reader, whatever it does. */
export function endReader(child: ChildProcess): void {
  child.removeAllListeners();
  child.on("error", () => {});
  child.kill("SIGKILL");
}
