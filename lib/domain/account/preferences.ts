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

/** What the split view can be told besides; the commands that both have keep the reader's keys. Enter takes and Space selects always. */
export const ownSplitCommands = {
  take: { key: "y", words: "Take the suggestion" },
  reject: { key: "n", words: "Reject the suggestion" },
  edit: { key: "e", words: "Edit the suggestion before taking it" },
  nextUndecided: { key: ".", words: "Next passage that nobody has decided on" },
  improve: { key: "i", words: "Ask the model for a better wording" },
} as const satisfies Record<string, { key: string; words: string }>;
export type OwnSplitCommand = keyof typeof ownSplitCommands;

export const sharedSplitCommands = [
  "next",
  "previous",
  "claim",
  "match",
  "notCheckable",
  "outOfScope",
  "split",
  "undo",
  "help",
] as const satisfies readonly ReaderCommand[];
export type SplitCommand = OwnSplitCommand | (typeof sharedSplitCommands)[number];

const ownNames = Object.keys(ownSplitCommands) as OwnSplitCommand[];

/** Words of every command of the split view, in the order of its help. */
export const splitCommandWords: Record<SplitCommand, string> = {
  ...(Object.fromEntries(ownNames.map((name) => [name, ownSplitCommands[name].words])) as Record<
    OwnSplitCommand,
    string
  >),
  ...(Object.fromEntries(sharedSplitCommands.map((name) => [name, readerCommands[name].words])) as Record<
    (typeof sharedSplitCommands)[number],
    string
  >),
  claim: "Claim the whole passage by hand",
};

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
      /** The same for the commands that only the split view has. */
      splitKeys: z.partialRecord(z.enum(ownNames as [OwnSplitCommand, ...OwnSplitCommand[]]), keySchema).catch({}),
    })
    .catch({ enabled: true, keys: {}, splitKeys: {} }),
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

/**
 * The key of every command of the split view. Only some installations have a model to be asked: its usual key gives way
 * to a person's own and is "" then, and where there is none.
 */
export function keysOfSplitCommands({
  shortcuts,
  hasModel = true,
}: Preferences & { hasModel?: boolean }): Record<SplitCommand, string> {
  const reader = keysOfCommands({ shortcuts });
  const own = ownNames.map((name) => [name, shortcuts.splitKeys[name] ?? ownSplitCommands[name].key]);
  const shared = sharedSplitCommands.map((name) => [name, reader[name]]);
  const keys = Object.fromEntries([...own, ...shared]) as Record<SplitCommand, string>;
  const others = Object.entries(keys).flatMap(([name, key]) => (name === "improve" ? [] : key.toLowerCase()));
  if (!hasModel || (!shortcuts.splitKeys.improve && others.includes(keys.improve))) keys.improve = "";
  return keys;
}

/** Pairs of commands that share a key, so that one of them could never be reached. */
export function clashesOf<Name extends string>(keys: Record<Name, string>): [Name, Name][] {
  const names = Object.keys(keys) as Name[];
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter((other) => keys[one] !== "" && keys[one].toLowerCase() === keys[other].toLowerCase())
      .map((other): [Name, Name] => [one, other]),
  );
}

/** What a settings form sends: keys that clash are refused, so that no command is out of reach. */
export const changeShortcutsSchema = z
  .object({
    enabled: z.boolean(),
    keys: z.partialRecord(z.enum(commandNames as [ReaderCommand, ...ReaderCommand[]]), keySchema),
    splitKeys: z.partialRecord(z.enum(ownNames as [OwnSplitCommand, ...OwnSplitCommand[]]), keySchema).default({}),
  })
  .refine(
    (shortcuts) =>
      clashesOf(keysOfCommands({ shortcuts })).length === 0 &&
      clashesOf(keysOfSplitCommands({ shortcuts })).length === 0,
    "Two commands have the same key.",
  );
