/** Waits the given time, or until the signal ends it. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const realPause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Milliseconds between two requests to one host: what a person would need to open the next page. */
export const hostRestMs = 1_500;

/**
 * One request at a time to each host, with a rest after each, whoever asks: two lists that name the same newspaper take
 * turns. Jobs are worked on by one process alone, so its memory is enough.
 */
export function hostTurns({ pause = realPause, restMs = hostRestMs }: { pause?: Pause; restMs?: number } = {}) {
  const last = new Map<string, Promise<void>>();
  return async <Result>({
    url,
    signal,
    work,
  }: {
    url: string;
    signal: AbortSignal;
    work: () => Promise<Result>;
  }): Promise<Result> => {
    const host = URL.canParse(url) ? new URL(url).host : "";
    const before = last.get(host) ?? Promise.resolve();
    let release = () => {};
    const turn = new Promise<void>((resolve) => (release = resolve));
    const chain = before.then(() => turn);
    last.set(host, chain);
    await before;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      void pause(restMs, signal).then(() => {
        release();
        if (last.get(host) === chain) last.delete(host);
      });
    }
  };
}
export type HostTurn = ReturnType<typeof hostTurns>;
