"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** `unsaved`: typed and not sent yet. `failed`: sent, not kept; it is tried again by itself. */
export type AutosaveState = "saved" | "unsaved" | "saving" | "failed";

/** What a save answers: whether it was kept; `stop` ends all further attempts (the draft is closed, one is signed out). */
export type SaveAnswer = { ok: true } | { ok: false; stop?: boolean };

/** Pause after the last letter, and between attempts after a failure; milliseconds. */
const pause = 800;
const pauseAfterFailure = 4_000;

/**
 * Sends what was typed a moment after the last change, one save at a time, the newest state last. While anything is not
 * kept, leaving the page asks first. `flush` sends at once and tells whether everything is kept.
 */
export function useAutosave<Value>(save: (value: Value) => Promise<SaveAnswer>): {
  state: AutosaveState;
  change: (value: Value) => void;
  flush: () => Promise<boolean>;
} {
  const [state, setState] = useState<AutosaveState>("saved");
  const waiting = useRef<{ value: Value } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saveNow = useRef(save);
  const flushLater = useRef<() => Promise<boolean>>(async () => true);
  useEffect(() => {
    saveNow.current = save;
  });

  const flush = useCallback(async (): Promise<boolean> => {
    // Whoever asks while a save is on its way waits for it, and then sends what has been typed since.
    for (;;) {
      clearTimeout(timer.current);
      if (running.current) await running.current;
      const next = waiting.current;
      if (!next) return true;
      waiting.current = null;
      setState("saving");
      running.current = saveNow.current(next.value).then((answer) => {
        running.current = null;
        if (answer.ok) {
          setState(waiting.current ? "unsaved" : "saved");
          return true;
        }
        waiting.current ??= next;
        setState("failed");
        if (!answer.stop) timer.current = setTimeout(() => void flushLater.current(), pauseAfterFailure);
        return false;
      });
      if (!(await running.current)) return false;
    }
  }, []);
  useEffect(() => {
    flushLater.current = flush;
  }, [flush]);

  const change = useCallback(
    (value: Value) => {
      waiting.current = { value };
      setState((current) => (current === "saving" ? current : "unsaved"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush],
  );

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (state === "saved") return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [state]);
  return { state, change, flush };
}
