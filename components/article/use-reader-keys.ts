"use client";

import { useEffect, useRef } from "react";
import { defaultKeybindingsHandlerIgnore, tinykeys } from "tinykeys";

/**
 * Listens for the single keys of the reader and the split view. They do nothing while somebody types or chooses in a field, while a dialog or menu is
 * open, and with Control, Alt or Meta; signs are met whether or not the keyboard wants Shift or AltGr for them.
 */
export function useReaderKeys<Command extends string>({
  enabled,
  keys,
  run,
}: {
  enabled: boolean;
  keys: Record<Command, string>;
  run: (command: Command) => void;
}): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const bindings = Object.fromEntries(
      Object.entries<string>(keys)
        .filter(([, key]) => key !== "")
        .map(([command, key]) => [
          bindingOf(key),
          (event: KeyboardEvent) => {
            event.preventDefault();
            latest.current(command as Command);
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
