import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/db/embedded";

/** Milliseconds between two looks at the database. */
const interval = 3_000;

/**
 * Starts the embedded database again when it has ended by itself: nobody else would. It keeps its port, so that the
 * pool finds it again.
 * @param isHere - asks the database something small; rejects or gives false when it does not answer
 * @returns how to stop watching and give up the database that was started last, or null where none was
 */
export function reviveEmbedded({
  dataFolder,
  isHere,
  onError,
}: {
  dataFolder: string;
  isHere: () => Promise<boolean>;
  onError: (error: unknown) => void;
}): () => Promise<EmbeddedPostgres | null> {
  let latest: EmbeddedPostgres | null = null;
  let ended = false;
  let look: Promise<void> = Promise.resolve();
  let busy = false;

  async function lookOnce() {
    if (await isHere().catch(() => false)) return;
    if (ended) return;
    try {
      latest = await startEmbeddedPostgres({ dataFolder });
    } catch (error) {
      // Processes of the ended server may still be on their way out; the next look tries again.
      onError(error);
    }
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look = lookOnce().finally(() => (busy = false));
  }, interval);

  return async () => {
    ended = true;
    clearInterval(timer);
    await look;
    return latest;
  };
}
