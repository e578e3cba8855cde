import { fromBase64, toBase64 } from "@/lib/collab/base64";
import { documentName, type DocumentKey } from "@/lib/collab/document-name";

/** Words that were never acknowledged, as they lie in the browser. */
export type KeptWords = { slot: string; text: string; update: Uint8Array };

/** The part of the Web Storage API that is used. */
export type SlotStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * Keeps what is not yet acknowledged in the browser's storage, so that a closed tab or a crash loses nothing. Each tab
 * has its own slot, and a person sees only their own: several may share one computer.
 */
export function openUnsavedStore({
  storage,
  userId,
  tab,
  ...key
}: DocumentKey & {
  /** null where the browser forbids it. */
  storage: SlotStorage | null;
  userId: string;
  /** Tells tabs apart; the Yjs client id. */
  tab: number;
}) {
  const prefix = `plumbline.unsaved/${userId}/${documentName(key)}/`;
  const own = `${prefix}${tab}`;
  return {
    /** @returns whether it is kept; not so when the storage is full or forbidden. */
    keep(update: Uint8Array): boolean {
      try {
        storage?.setItem(own, toBase64(update));
        return storage !== null;
      } catch {
        return false;
      }
    },

    forget(): void {
      storage?.removeItem(own);
    },

    /** What other tabs, or this one before a reload, have left. */
    left(): KeptWords[] {
      if (!storage) return [];
      const slots = Array.from({ length: storage.length }, (_, i) => storage.key(i));
      return slots.flatMap((slot) => {
        if (!slot?.startsWith(prefix) || slot === own) return [];
        const text = storage.getItem(slot) ?? "";
        try {
          return [{ slot, text, update: fromBase64(text) }];
        } catch {
          return [];
        }
      });
    },

    /** Clears what `left` gave, unless its tab is alive and has written more since. */
    clear({ slot, text }: KeptWords): void {
      if (storage?.getItem(slot) === text) storage.removeItem(slot);
    },
  };
}
