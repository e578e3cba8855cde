/** Nothing was begun, since too much waits already; trying again later helps. */
export class TooBusy extends Error {
  constructor() {
    super("Too many files wait to be read.");
  }
}

export type TakeTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * A queue in which at most `atOnce` pieces of work go on at the same time and `maxWaiting` more wait, first come, first
 * served. A piece that fails gives its place on like any other.
 * @throws TooBusy for a piece that finds the queue full
 */
export function takeTurns({ atOnce, maxWaiting }: { atOnce: number; maxWaiting: number }): TakeTurn {
  let free = atOnce;
  const waiting: (() => void)[] = [];

  return async (work) => {
    if (free > 0) free -= 1;
    else if (waiting.length >= maxWaiting) throw new TooBusy();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place is handed on without being free in between, so that nobody can come before those who wait.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const shared = globalThis as { plumblineParsers?: TakeTurn };

/**
 * The one queue of this process for reading files with parsers, each of which may take a core and up to 768 MB for some
 * seconds. With 20 waiting the last one waits about as long as a browser does. It hangs on globalThis since the web part is
 * bundled apart from the server around it.
 */
export const inParserTurn: TakeTurn = (work) => {
  shared.plumblineParsers ??= takeTurns({ atOnce: 2, maxWaiting: 20 });
  return shared.plumblineParsers(work);
};
