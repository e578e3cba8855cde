import { Worker } from "node:worker_threads";

/** Looks this often, in milliseconds: a stream that is unpacked grows by some 20 MB meanwhile. */
const everyMs = 50;

/**
 * Ends this process once it holds more than so many megabytes. V8's own limit is for objects alone, and the bytes of
 * pictures, fonts and unpacked streams lie outside. Done in a thread of its own, as the parser may not let go of this one.
 */
export function watchMemory({ limitMb }: { limitMb: number }): void {
  if (!Number.isFinite(limitMb) || limitMb <= 0) return;
  const code = `setInterval(() => {
    if (process.memoryUsage.rss() > ${limitMb * 1024 * 1024}) process.kill(process.pid, "SIGKILL");
  }, ${everyMs});`;
  new Worker(code, { eval: true, execArgv: [] }).unref();
}
