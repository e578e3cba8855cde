"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import {
  clashesOf,
  keysOfCommands,
  keysOfSplitCommands,
  ownSplitCommands,
  readerCommands,
  splitCommandWords,
  type OwnSplitCommand,
  type Preferences,
  type ReaderCommand,
  type SplitCommand,
} from "@/lib/domain/account/preferences";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { changeShortcutsAction } from "@/lib/server/account/change-shortcuts";

type Shortcuts = Preferences["shortcuts"];
type Command = ReaderCommand | SplitCommand;

/** What each view is called, what it can be told, and the keys besides that nobody changes. */
const views = {
  reader: {
    title: "Keys of the reader",
    commands: Object.keys(readerCommands) as Command[],
    fixed: [],
  },
  split: {
    title: "Keys of the split view",
    commands: Object.keys(splitCommandWords) as Command[],
    fixed: [
      ["Enter", "Take the suggestion"],
      ["Tab, arrows", "To the next or previous suggestion of the passage"],
      ["Space", "Select the passage for deciding several at once"],
      ["Shift and the key for next or previous", "Select one passage more"],
      ["Ctrl and Z", "Undo your last decision"],
      ["Ctrl and Enter", "In a form: store the claim"],
      ["Esc", "Close the form; then let go of the selection"],
    ],
  },
} as const satisfies Record<
  string,
  { title: string; commands: Command[]; fixed: readonly (readonly [string, string])[] }
>;

function wordsOf(command: Command, view: keyof typeof views): string {
  if (view === "split" && command in splitCommandWords) return splitCommandWords[command as SplitCommand];
  return command in readerCommands
    ? readerCommands[command as ReaderCommand].words
    : splitCommandWords[command as SplitCommand];
}

/** Shows the keys of the reader or of the split view; they can be changed and switched off there. */
export function KeysDialog({
  view = "reader",
  without = [],
  open,
  shortcuts,
  onOpenChange,
  onChange,
}: {
  view?: keyof typeof views;
  /** Commands that this installation does not have. */
  without?: readonly Command[];
  open: boolean;
  shortcuts: Shortcuts;
  onOpenChange: (open: boolean) => void;
  onChange: (shortcuts: Shortcuts) => void;
}) {
  const [edited, setEdited] = useState(shortcuts);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const keys: Record<string, string> = {
    ...keysOfCommands({ shortcuts: edited }),
    ...keysOfSplitCommands({ shortcuts: edited }),
  };
  // A key of the reader counts in the split view too, so both are looked at whichever of them is shown.
  const clashes: [Command, Command][] = [
    ...clashesOf(keysOfCommands({ shortcuts: edited })),
    ...clashesOf(keysOfSplitCommands({ shortcuts: edited })).filter(
      ([one, other]) => one in ownSplitCommands || other in ownSplitCommands,
    ),
  ];
  const isChanged = JSON.stringify(edited) !== JSON.stringify(shortcuts);

  function setKey(command: Command, typed: string) {
    const key = [...typed].at(-1);
    if (!key || key.trim() === "") return;
    if (command in ownSplitCommands) {
      setEdited({ ...edited, splitKeys: { ...edited.splitKeys, [command as OwnSplitCommand]: key } });
    } else setEdited({ ...edited, keys: { ...edited.keys, [command]: key } });
  }

  async function save() {
    if (pending) return;
    setPending(true);
    const answer = await changeShortcutsAction(edited).catch(() => ({ ok: false, reason: "offline" }) as const);
    setPending(false);
    if (!answer.ok) {
      setProblem(articleRefusalWords[answer.reason]);
      return;
    }
    setProblem(null);
    onChange(edited);
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) setEdited(shortcuts);
        onOpenChange(next);
      }}
      title={views[view].title}
      description="Single keys, while you do not type in a field. Change a key by typing another one into its box."
      footer={
        <>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
          <Button
            variant="quiet"
            onClick={() => setEdited({ enabled: true, keys: {}, splitKeys: {} })}
            aria-disabled={Object.keys({ ...edited.keys, ...edited.splitKeys }).length === 0 && edited.enabled}
          >
            Usual keys
          </Button>
          <Button
            variant="primary"
            pending={pending}
            pendingLabel="Saving…"
            aria-disabled={!isChanged || clashes.length > 0}
            onClick={() => isChanged && clashes.length === 0 && void save()}
          >
            Save keys
          </Button>
        </>
      }
    >
      <Checkbox
        label="Use single keys"
        hint="Switch them off if you speak to your computer, or if your screen reader uses the same keys. The toolbar does the same things."
        checked={edited.enabled}
        onChange={(event) => setEdited({ ...edited, enabled: event.target.checked })}
      />
      <ul className="mt-4 divide-y divide-rule border-y border-rule">
        {views[view].commands
          .filter((command) => !without.includes(command))
          .map((command) => (
            <li key={command} className="flex items-center justify-between gap-4 py-1.5 text-sm">
              <label htmlFor={`key-${command}`}>{wordsOf(command, view)}</label>
              <input
                id={`key-${command}`}
                className="control min-h-8! w-12! px-1! py-0! text-center figures"
                value={keys[command]}
                maxLength={4}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                aria-invalid={clashes.some((pair) => pair.includes(command)) || undefined}
                onFocus={(event) => event.target.select()}
                onChange={(event) => setKey(command, event.target.value)}
              />
            </li>
          ))}
      </ul>
      {views[view].fixed.length > 0 && (
        <dl className="mt-4 grid gap-1.5 text-sm">
          {views[view].fixed.map(([key, words]) => (
            <div key={key} className="flex flex-wrap justify-between gap-x-4">
              <dt className="order-last text-ink-muted">{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <div role="alert" className="mt-3">
        {clashes.map(([one, other]) => (
          <FieldError key={`${one} ${other}`} id={undefined}>
            {`“${wordsOf(one, view)}” and “${wordsOf(other, view)}” have the same key.`}
          </FieldError>
        ))}
        {problem && <FieldError id={undefined}>{problem}</FieldError>}
      </div>
    </Dialog>
  );
}
