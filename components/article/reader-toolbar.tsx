"use client";

import { useRef, type ReactNode } from "react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useKeysWithin } from "@/components/article/use-keys-within";
import { classNames } from "@/components/ui/class-names";
import { readerCommands, type ReaderCommand } from "@/lib/domain/account/preferences";

const labels: Partial<Record<ReaderCommand, string>> = {
  previous: "Previous",
  next: "Next",
  claim: "Claim",
  match: "Match",
  notCheckable: "Not checkable",
  outOfScope: "Out of scope",
  widen: "Widen",
  narrow: "Narrow",
  split: "Split",
  undo: "Undo",
  help: "Keys",
};
const icons: Partial<Record<ReaderCommand, ReactNode>> = {
  previous: <ArrowUp aria-hidden="true" className="size-4" />,
  next: <ArrowDown aria-hidden="true" className="size-4" />,
};
const forEverybody: readonly ReaderCommand[] = ["previous", "next", "help"];

/**
 * Every command of the sentence cursor as a button: for touch, for screen readers that keep single keys to themselves, and
 * for learning the keys. One stop of the Tab key; arrow keys move along it.
 */
export function ReaderToolbar({
  keys,
  shortcutsOn,
  mayDecide,
  hasRange,
  onCommand,
}: {
  keys: Record<ReaderCommand, string>;
  shortcutsOn: boolean;
  mayDecide: boolean;
  /** Whether the cursor stands somewhere. */
  hasRange: boolean;
  onCommand: (command: ReaderCommand) => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const shown = (Object.keys(labels) as ReaderCommand[]).filter((name) => mayDecide || forEverybody.includes(name));

  useKeysWithin(bar, (event) => {
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const target = to === undefined ? undefined : buttons[(to + buttons.length) % buttons.length];
    if (!target) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
    target.focus();
  });

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Sentence cursor"
      className="sticky top-13 z-10 mb-6 flex gap-0.5 overflow-x-auto border-y border-rule bg-paper py-1 select-none sm:flex-wrap lg:top-0"
    >
      {shown.map((command, index) => {
        const isIdle = !hasRange && ["widen", "narrow", "split"].includes(command);
        return (
          <button
            key={command}
            type="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-disabled={isIdle || undefined}
            aria-keyshortcuts={shortcutsOn ? keys[command] : undefined}
            aria-label={icons[command] ? labels[command] : undefined}
            title={readerCommands[command].words}
            onClick={() => !isIdle && onCommand(command)}
            className={classNames(
              "inline-flex min-h-8 flex-none items-center gap-1 rounded-sm px-1.5 text-xs whitespace-nowrap hover:bg-wash pointer-coarse:min-h-11",
              isIdle ? "text-ink-muted opacity-60" : "text-ink",
            )}
          >
            {icons[command] ?? labels[command]}
            {shortcutsOn && (
              <kbd aria-hidden="true" className="font-sans font-semibold text-ink-muted">
                {keys[command]}
              </kbd>
            )}
          </button>
        );
      })}
    </div>
  );
}
