"use client";

import type { HocuspocusProvider } from "@hocuspocus/provider";
import { useEffect, useState, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { openDocument, type CollabStatus, type OpenDocument } from "@/lib/collab/open-document";

/** Before the connection is made, and on the server. */
const beforeOpening: CollabStatus = { state: "connecting", message: null, ready: false, readOnly: true };

export type Collaboration = CollabStatus & {
  /** null until the first effect has run; make the editor when it is there. */
  provider: HocuspocusProvider | null;
  ydoc: Y.Doc | null;
};

/**
 * Connects the editor of one shared document. Nothing should be typed before `ready`, and nothing while `readOnly`.
 * Leaving the page with unsaved words asks first; they are kept in the browser all the same.
 * @param readOnly - closes the document on this page even where the server would take changes
 */
export function useCollaboration({
  workspaceId,
  documentId,
  user,
  readOnly = false,
}: {
  workspaceId: string;
  documentId: string;
  user: { id: string };
  readOnly?: boolean;
}): Collaboration {
  const [open, setOpen] = useState<OpenDocument | null>(null);
  const userId = user.id;

  useEffect(() => {
    const url = `${window.location.origin.replace(/^http/, "ws")}/collab`;
    const opened = openDocument({ url, workspaceId, documentId, userId, readOnly, storage: browserStorage() });
    setOpen(opened);
    const leave = (event: BeforeUnloadEvent) => {
      opened.keepNow();
      if (opened.hasUnsaved()) event.preventDefault();
    };
    // Phones end pages without "beforeunload".
    const hide = () => opened.keepNow();
    window.addEventListener("beforeunload", leave);
    window.addEventListener("pagehide", hide);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("pagehide", hide);
      document.removeEventListener("visibilitychange", hide);
      setOpen(null);
      opened.close();
    };
  }, [workspaceId, documentId, userId, readOnly]);

  const status = useSyncExternalStore(
    (listener) => open?.subscribe(listener) ?? (() => {}),
    () => open?.status() ?? beforeOpening,
    () => beforeOpening,
  );
  return { ...status, provider: open?.provider ?? null, ydoc: open?.ydoc ?? null };
}

/** The browser's storage, or null where it is forbidden: even asking for it can throw. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
