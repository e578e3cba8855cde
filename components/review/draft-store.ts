"use client";

// What people type in a review lies here until the server has it: in memory, and in the browser's storage so that it
// outlives a reload, a closed tab and a session that ends in the middle of a sentence.

const prefix = "plumbline.draft.";
const memory = new Map<string, string | null>();
const listeners = new Set<() => void>();

/** The draft's text, or null where there is none. */
export function readDraft(key: string): string | null {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const stored = inStorage((storage) => storage.getItem(prefix + key)) ?? null;
  memory.set(key, stored);
  return stored;
}

export function writeDraft({ key, text }: { key: string; text: string | null }): void {
  memory.set(key, text);
  inStorage((storage) => {
    if (text === null) storage.removeItem(prefix + key);
    else storage.setItem(prefix + key, text);
  });
  for (const listener of listeners) listener();
}

export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", takeOver);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", takeOver);
  };
}

// One thing may be rated in several places of a page. The draft opens its form in one of them, the holder.
const holders = new Map<string, string>();

export function readHolder(key: string): string | null {
  return holders.get(key) ?? null;
}

/** Makes a place the holder; with `by: null` nobody is. */
export function holdDraft({ key, by }: { key: string; by: string | null }): void {
  if (by === null) holders.delete(key);
  else holders.set(key, by);
  for (const listener of listeners) listener();
}

/** Another tab wrote: both show the same. */
function takeOver({ key, newValue }: StorageEvent): void {
  if (!key?.startsWith(prefix)) return;
  memory.set(key.slice(prefix.length), newValue);
  for (const listener of listeners) listener();
}

/** Storage may be full or forbidden; memory then has to do. */
function inStorage<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(window.localStorage);
  } catch {
    return undefined;
  }
}
