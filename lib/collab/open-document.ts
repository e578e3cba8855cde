import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { documentName, type DocumentKey } from "@/lib/collab/document-name";
import { parseMessage, type RefusalReason } from "@/lib/collab/messages";
import { asRefusalReason, keptWords, passesByItself, refusalWords } from "@/lib/collab/refusal-words";
import { trackUnsaved } from "@/lib/collab/track-unsaved";
import { openUnsavedStore, type KeptWords, type SlotStorage } from "@/lib/collab/unsaved-store";

export type CollabState = "connecting" | "saved" | "saving" | "offline" | "refused" | "signed_out";

/** What the editor shows of its connection. */
export type CollabStatus = {
  state: CollabState;
  /** A sentence where the state's own words do not say enough; else null. */
  message: string | null;
  /** Whether the text has arrived once; before that nothing should be typed. */
  ready: boolean;
  /** Whether the server takes changes from this person. */
  readOnly: boolean;
};

/** One document on the screen. */
export type OpenDocument = {
  ydoc: Y.Doc;
  provider: HocuspocusProvider;
  status(): CollabStatus;
  subscribe(listener: () => void): () => void;
  hasUnsaved(): boolean;
  /** Writes what is not acknowledged to the browser's storage now. */
  keepNow(): void;
  close(): void;
};

/** Milliseconds from a change to its being kept in the browser. */
const keepDelay = 250;
/**
 * Milliseconds after the last key at which "saving" turns into "saved" at the earliest. While somebody types, each key would
 * change the words twice, and each change makes the page walk through the whole text for the caret.
 */
const restBeforeSaved = 300;
/** Milliseconds until a refusal that passes by itself is asked about again. */
const askAgainDelay = 3_000;

/**
 * Opens a shared document and follows what becomes of each change: "saved" only after the server has named a state at
 * or past this one after its COMMIT; until then it is also kept in the browser and merged back at the next opening.
 * @param url - of the socket, as wss://example.org/collab
 * @param webSocket - for Node; browsers have their own
 */
export function openDocument({
  url,
  userId,
  readOnly: startReadOnly,
  storage,
  webSocket,
  reconnectDelay = 1_000,
  ...key
}: DocumentKey & {
  url: string;
  userId: string;
  readOnly: boolean;
  storage: SlotStorage | null;
  webSocket?: unknown;
  reconnectDelay?: number;
}): OpenDocument {
  const ydoc = new Y.Doc();
  const store = openUnsavedStore({ ...key, storage, userId, tab: ydoc.clientID });
  const listeners = new Set<() => void>();
  let restored: KeptWords[] = [];
  let merged = false;
  /** When something was last typed here, on the clock of `performance.now()`. */
  let typedAt = -Infinity;
  let ready = false;
  let readOnly = startReadOnly;
  let connection: "connecting" | "open" | "offline" = "connecting";
  let refusal: RefusalReason | null = null;
  let troubled = false;
  let kept = storage !== null;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let current: CollabStatus = { state: "connecting", message: null, ready, readOnly };

  const socket = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: webSocket,
    delay: reconnectDelay,
    minDelay: reconnectDelay,
    maxDelay: Math.max(reconnectDelay, 10_000),
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: documentName(key), document: ydoc });
  const tracker = trackUnsaved({ doc: ydoc, isRemote: (origin) => origin === provider });

  function describe(): Pick<CollabStatus, "state" | "message"> {
    const saved = tracker.isSaved();
    const held = saved ? "" : ` ${keptWords(kept)}`;
    if (refusal === "signed_out") return { state: "signed_out", message: refusalWords.signed_out + held };
    if (refusal) return { state: "refused", message: refusalWords[refusal] + held };
    if (connection === "offline") return { state: "offline", message: saved ? null : keptWords(kept) };
    if (connection === "connecting" || !ready) return { state: "connecting", message: null };
    if (saved) return { state: "saved", message: null };
    return { state: "saving", message: troubled ? refusalWords.database_away + held : null };
  }

  function refresh() {
    const next: CollabStatus = { ...describe(), ready, readOnly };
    const same = (Object.keys(next) as (keyof CollabStatus)[]).every((field) => next[field] === current[field]);
    if (same) return;
    current = next;
    for (const listener of listeners) listener();
  }

  function keepNow() {
    clearTimeout(keepTimer);
    keepTimer = undefined;
    const unsaved = tracker.unsaved();
    if (unsaved && ready) kept = store.keep(unsaved);
    refresh();
  }

  function settle() {
    if (tracker.isSaved()) {
      clearTimeout(keepTimer);
      keepTimer = undefined;
      troubled = false;
      store.forget();
      if (merged) for (const words of restored.splice(0)) store.clear(words);
    } else {
      keepTimer ??= setTimeout(keepNow, keepDelay);
    }
    clearTimeout(restTimer);
    const rest = typedAt + restBeforeSaved - performance.now();
    if (rest > 0 && current.state === "saving" && tracker.isSaved()) restTimer = setTimeout(refresh, rest);
    else refresh();
  }

  /** Once the text is here, words that an earlier visit could not save join it, if this person may still write. */
  function mergeRestored() {
    if (merged || readOnly) return;
    merged = true;
    restored = store.left();
    for (const words of restored) Y.applyUpdate(ydoc, words.update, "restored");
  }

  function refuse(reason: RefusalReason) {
    refusal = reason;
    keepNow();
    clearTimeout(askTimer);
    if (passesByItself(reason)) {
      askTimer = setTimeout(() => {
        void provider.sendToken().then(() => provider.startSync());
      }, askAgainDelay);
    } else if (reason !== "read_only") socket.disconnect();
  }

  provider.on("authenticated", ({ scope }: { scope: string }) => {
    refusal = null;
    connection = "open";
    readOnly = startReadOnly || scope === "readonly";
    refresh();
  });
  provider.on("authenticationFailed", ({ reason }: { reason: string }) =>
    refuse(asRefusalReason(reason) ?? "forbidden"),
  );
  provider.on("synced", () => {
    ready = true;
    mergeRestored();
    settle();
  });
  provider.on("stateless", ({ payload }: { payload: string }) => {
    const message = parseMessage(payload);
    if (!message) return;
    switch (message.type) {
      case "saved":
        tracker.acknowledge(message);
        return settle();
      case "unsaved":
        troubled = true;
        return refresh();
      case "refused":
        return refuse(message.reason);
      case "read_only":
        readOnly = startReadOnly || message.readOnly;
        if (!readOnly && refusal === "read_only") refusal = null;
        refresh();
        // What was refused meanwhile is offered again.
        return message.readOnly ? undefined : provider.forceSync();
    }
  });
  provider.on("close", ({ event }: { event: { code: number; reason: string } }) => {
    const reason = event.code === 1009 ? "too_large" : asRefusalReason(event.reason);
    if (reason) return refuse(reason);
    // The server closed this document on a socket that stays open: come back on a new one.
    if (socket.status === WebSocketStatus.Connected && event.code === 1000) socket.webSocket?.close();
  });
  socket.on("disconnect", () => {
    connection = "offline";
    refresh();
  });
  const followUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) typedAt = performance.now();
    settle();
  };
  ydoc.on("update", followUpdate);
  provider.attach();

  return {
    ydoc,
    provider,
    status: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasUnsaved: () => ready && !tracker.isSaved(),
    keepNow,
    close() {
      keepNow();
      clearTimeout(keepTimer);
      clearTimeout(askTimer);
      clearTimeout(restTimer);
      listeners.clear();
      tracker.stop();
      ydoc.off("update", followUpdate);
      provider.destroy();
      socket.destroy();
      ydoc.destroy();
    },
  };
}
