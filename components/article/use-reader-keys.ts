"use client";

import { useEffect, useRef } from "react";
import { defaultKeybindingsHandlerIgnore, tinykeys } from "tinykeys";
import type { ReaderCommand } from "@/lib/domain/account/preferences";

/**
 * Listens for the reader's single keys. They do nothing while somebody types or chooses in a field, while a dialog or menu is
 * open, and with Control, Alt or Meta; signs are met whether or not the keyboard wants Shift or AltGr for them.
 */
export function useReaderKeys({
  enabled,
  keys,
  run,
}: {
  enabled: boolean;
  keys: Record<ReaderCommand, string>;
  run: (command: ReaderCommand) => void;
}): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const bindings = Object.fromEntries(
      Object.entries(keys).map(([command, key]) => [
        bindingOf(key),
        (event: KeyboardEvent) => {
          event.preventDefault();
          latest.current(command as ReaderCommand);
        },
      ]),
    );
    return tinykeys(window, bindings, { ignore: isElsewhere });
  }, [enabled, keys]);
}

function bindingOf(key: string): string {
  return /^\p{L}$/u.test(key) ? key : `[Shift]+[AltGraph]+${key}`;
}

/** Whether a key is meant for something else than the text. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || defaultKeybindingsHandlerIgnore(event)) return true;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') != null;
}
