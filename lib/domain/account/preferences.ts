import { z } from "zod";

/** What the sentence cursor of the article reader can be told, with its key and its words. */
export const readerCommands = {
  next: { key: "j", words: "Next passage" },
  previous: { key: "k", words: "Previous passage" },
  nextOpen: { key: "n", words: "Next passage that nobody has decided on" },
  claim: { key: "c", words: "Claim these words" },
  match: { key: "m", words: "Match to a claim that exists already" },
  notCheckable: { key: "x", words: "Not checkable" },
  outOfScope: { key: "o", words: "Out of scope" },
  widen: { key: "[", words: "Widen by a word at the end" },
  narrow: { key: "]", words: "Narrow by a word at the end" },
  widenStart: { key: "{", words: "Widen by a word at the beginning" },
  narrowStart: { key: "}", words: "Narrow by a word at the beginning" },
  split: { key: "s", words: "Split the passage" },
  undo: { key: "u", words: "Undo your last decision" },
  help: { key: "?", words: "Show the keys" },
} as const satisfies Record<string, { key: string; words: string }>;
export type ReaderCommand = keyof typeof readerCommands;

const commandNames = Object.keys(readerCommands) as ReaderCommand[];

/** One printable character, as `KeyboardEvent.key` names it. */
const keySchema = z
  .string()
  .refine((key) => [...key].length === 1 && !/[\s\p{C}]/u.test(key), "Choose one letter, figure or sign.");

/** A person's own settings of the interface. What is missing or cannot be read takes its usual value. */
export const preferencesSchema = z.object({
  /** Single-key shortcuts of the reader (WCAG 2.1.4: they can be switched off and changed). */
  shortcuts: z
    .object({
      enabled: z.boolean().catch(true),
      /** Only the keys that differ from the usual ones. */
      keys: z.partialRecord(z.enum(commandNames as [ReaderCommand, ...ReaderCommand[]]), keySchema).catch({}),
    })
    .catch({ enabled: true, keys: {} }),
});
export type Preferences = z.output<typeof preferencesSchema>;

/** Reads what is stored with a person, whatever it is. */
export function parsePreferences(stored: unknown): Preferences {
  const fields = typeof stored === "object" && stored !== null ? stored : {};
  return preferencesSchema.parse({ shortcuts: {}, ...fields });
}

/** The key of every command, the person's own before the usual one. */
export function keysOfCommands({ shortcuts }: Preferences): Record<ReaderCommand, string> {
  const keys = commandNames.map((name) => [name, shortcuts.keys[name] ?? readerCommands[name].key]);
  return Object.fromEntries(keys) as Record<ReaderCommand, string>;
}

/** Pairs of commands that share a key, so that one of them could never be reached. */
export function clashesOf(keys: Record<ReaderCommand, string>): [ReaderCommand, ReaderCommand][] {
  return commandNames.flatMap((one, index) =>
    commandNames
      .slice(index + 1)
      .filter((other) => keys[one].toLowerCase() === keys[other].toLowerCase())
      .map((other): [ReaderCommand, ReaderCommand] => [one, other]),
  );
}

/** What a settings form sends: keys that clash are refused, so that no command is out of reach. */
export const changeShortcutsSchema = z
  .object({
    enabled: z.boolean(),
    keys: z.partialRecord(z.enum(commandNames as [ReaderCommand, ...ReaderCommand[]]), keySchema),
  })
  .refine((shortcuts) => clashesOf(keysOfCommands({ shortcuts })).length === 0, "Two commands have the same key.");
