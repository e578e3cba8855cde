import { setImmediate } from "node:timers/promises";

/** Longest stretch of work between two chances for others, milliseconds. */
const longestStretch = 20;

/** Makes a function to be awaited between the steps of long work: now and then it lets everybody else have a turn. */
export function breathe(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestStretch) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
