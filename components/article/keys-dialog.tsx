"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import {
  clashesOf,
  keysOfCommands,
  readerCommands,
  type Preferences,
  type ReaderCommand,
} from "@/lib/domain/account/preferences";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { changeShortcutsAction } from "@/lib/server/account/change-shortcuts";

type Shortcuts = Preferences["shortcuts"];
const commands = Object.keys(readerCommands) as ReaderCommand[];

/** Shows the keys of the reader; they can be changed and switched off there. */
export function KeysDialog({
  open,
  shortcuts,
  onOpenChange,
  onChange,
}: {
  open: boolean;
  shortcuts: Shortcuts;
  onOpenChange: (open: boolean) => void;
  onChange: (shortcuts: Shortcuts) => void;
}) {
  const [edited, setEdited] = useState(shortcuts);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const keys = keysOfCommands({ shortcuts: edited });
  const clashes = clashesOf(keys);
  const isChanged = JSON.stringify(edited) !== JSON.stringify(shortcuts);

  function setKey(command: ReaderCommand, typed: string) {
    const key = [...typed].at(-1);
    if (!key || key.trim() === "") return;
    setEdited({ ...edited, keys: { ...edited.keys, [command]: key } });
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
      title="Keys of the reader"
      description="Single keys, while you do not type in a field. Change a key by typing another one into its box."
      footer={
        <>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
          <Button
            variant="quiet"
            onClick={() => setEdited({ enabled: true, keys: {} })}
            aria-disabled={Object.keys(edited.keys).length === 0 && edited.enabled}
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
        {commands.map((command) => (
          <li key={command} className="flex items-center justify-between gap-4 py-1.5 text-sm">
            <label htmlFor={`key-${command}`}>{readerCommands[command].words}</label>
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
      <div role="alert" className="mt-3">
        {clashes.map(([one, other]) => (
          <FieldError key={`${one} ${other}`} id={undefined}>
            {`“${readerCommands[one].words}” and “${readerCommands[other].words}” have the same key.`}
          </FieldError>
        ))}
        {problem && <FieldError id={undefined}>{problem}</FieldError>}
      </div>
    </Dialog>
  );
}
