import * as Y from "yjs";
import { advance, type CommittedProgress } from "@/lib/collab/committed-progress";

export type JournalEntry = {
  update: Uint8Array;
  /** Who typed it; null for what the software did by itself. */
  byId: string | null;
};

/** The way of one open document's updates into the database. */
export type DocumentJournal = {
  /** Takes an update; it is committed with whatever else waits then. */
  push(entry: JournalEntry): void;
  /** Resolves once everything pushed so far is committed. */
  flushed(): Promise<void>;
  /** Gives up: flushed() rejects, and nothing is tried again. For the end of the process alone. */
  abandon(): void;
  progress(): CommittedProgress;
  isIdle(): boolean;
  /** Whether the last attempt to commit failed or takes unusually long. */
  isTroubled(): boolean;
};

/** Milliseconds before the n-th repetition: doubling from a quarter of a second up to five seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(250 * 2 ** (attempt - 1), 5_000);
}

/** A commit that takes longer than this is told to the people who wait for it; milliseconds. */
const slowCommit = 5_000;

/**
 * Opens the journal of one document. One commit runs at a time; what arrives meanwhile goes together into the next
 * (group commit). An update is named as committed only after `append` has resolved. When `append` fails the entries stay
 * in memory, in order, and are tried again: a Yjs update that was committed after all may be committed twice unharmed.
 */
export function openJournal({
  progress: start,
  append,
  onCommitted,
  onTrouble,
}: {
  progress: CommittedProgress;
  append: (entries: JournalEntry[]) => Promise<void>;
  onCommitted: (committed: { progress: CommittedProgress; updates: Uint8Array[] }) => void;
  onTrouble: (error: unknown) => void;
}): DocumentJournal {
  let progress = start;
  let waiting: JournalEntry[] = [];
  let running = false;
  let troubled = false;
  let abandoned = false;
  let wake: (() => void) | null = null;
  let pushed = 0;
  let committed = 0;
  let waiters: { upTo: number; resolve: () => void; reject: (error: Error) => void }[] = [];

  function settleWaiters() {
    waiters = waiters.filter((waiter) => {
      if (waiter.upTo <= committed) waiter.resolve();
      else if (abandoned) waiter.reject(new Error("The document could not be stored."));
      else return true;
      return false;
    });
  }

  function trouble(error: unknown) {
    troubled = true;
    onTrouble(error);
  }

  async function attempt(entries: JournalEntry[]): Promise<boolean> {
    const slow = setTimeout(() => trouble(new Error("The commit takes long.")), slowCommit);
    try {
      await append(joinRuns(entries));
      return true;
    } catch (error) {
      trouble(error);
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }

  async function run() {
    running = true;
    let failures = 0;
    // abandon() changes it while the loop waits.
    // oxlint-disable-next-line eslint/no-unmodified-loop-condition
    while (waiting.length > 0 && !abandoned) {
      const batch = waiting;
      waiting = [];
      if (await attempt(batch)) {
        failures = 0;
        troubled = false;
        const updates = batch.map((entry) => entry.update);
        progress = advance(progress, updates);
        committed += batch.length;
        settleWaiters();
        onCommitted({ progress, updates });
      } else {
        waiting = [...batch, ...waiting];
        failures += 1;
        if (!abandoned) await pause(retryDelay(failures));
      }
    }
    running = false;
  }

  return {
    push(entry) {
      waiting.push(entry);
      pushed += 1;
      if (!running && !abandoned) void run();
    },
    flushed: () =>
      new Promise((resolve, reject) => {
        waiters.push({ upTo: pushed, resolve, reject });
        settleWaiters();
      }),
    abandon() {
      abandoned = true;
      wake?.();
      settleWaiters();
    },
    progress: () => progress,
    isIdle: () => !running && waiting.length === 0,
    isTroubled: () => troubled,
  };
}

/** Joins neighbouring updates of one person into one row, which keeps order and authorship and shortens the log. */
function joinRuns(entries: JournalEntry[]): JournalEntry[] {
  const runs: { byId: string | null; updates: Uint8Array[] }[] = [];
  for (const { update, byId } of entries) {
    const last = runs.at(-1);
    if (last && last.byId === byId) last.updates.push(update);
    else runs.push({ byId, updates: [update] });
  }
  return runs.map(({ byId, updates }) => ({
    byId,
    update: updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates),
  }));
}
