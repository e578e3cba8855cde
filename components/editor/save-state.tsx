"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import type { CollabState } from "@/lib/collab/open-document";

const words = {
  connecting: { text: "Connecting…", Icon: LoaderCircle },
  saved: { text: "Saved", Icon: Check },
  saving: { text: "Saving…", Icon: LoaderCircle },
  offline: { text: "Offline: trying to connect again", Icon: CloudOff },
  refused: { text: "Not connected", Icon: CircleAlert },
  signed_out: { text: "Signed out", Icon: CircleAlert },
} as const satisfies Record<CollabState, { text: string; Icon: typeof Check }>;

/** A state is read aloud once it has held this long; milliseconds. "Saving" and "Saved" take turns while one types. */
const settledAfter = 1_500;

/** Says in words whether what was typed is saved. A message, where there is one, says more than the state's own words. */
export function SaveState({ state, message }: { state: CollabState; message: string | null }) {
  const { text, Icon } = words[state];
  const sentence = message ? (state === "offline" ? `${text}. ${message}` : message) : text;
  const spoken = useSettled(sentence);
  return (
    <div className="flex items-start gap-1.5 text-sm text-ink-muted" data-state={state}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p aria-hidden="true">{sentence}</p>
      <p role="status" aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledAfter);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
