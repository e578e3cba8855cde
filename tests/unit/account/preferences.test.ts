import { expect, test } from "vitest";
import {
  changeShortcutsSchema,
  clashesOf,
  keysOfCommands,
  keysOfSplitCommands,
  parsePreferences,
  readerCommands,
} from "@/lib/domain/account/preferences";

test.each([
  [null],
  [undefined],
  ["x"],
  [{}],
  [{ theme: "dark" }],
  [{ shortcuts: 7 }],
  [{ shortcuts: { enabled: "no", keys: { next: "jj" } } }],
])("%o reads as the usual keys, switched on", (stored) => {
  const preferences = parsePreferences(stored);
  expect(preferences.shortcuts.enabled).toBe(true);
  expect(keysOfCommands(preferences).next).toBe("j");
});

test("own keys take the place of the usual ones", () => {
  const preferences = parsePreferences({ shortcuts: { enabled: false, keys: { next: "ł", claim: "é" } } });
  expect(preferences.shortcuts.enabled).toBe(false);
  expect(keysOfCommands(preferences)).toMatchObject({ next: "ł", claim: "é", previous: "k" });
});

test("the usual keys do not clash", () => {
  expect(clashesOf(keysOfCommands(parsePreferences({})))).toEqual([]);
  expect(Object.values(readerCommands).every(({ key }) => [...key].length === 1)).toBe(true);
});

test("keys that clash, or are none, are refused", () => {
  const change = (keys: Record<string, string>) => changeShortcutsSchema.safeParse({ enabled: true, keys }).success;
  expect(change({ next: "q" })).toBe(true);
  expect(change({ next: "k" })).toBe(false);
  expect(change({ next: "K" })).toBe(false);
  expect(change({ next: " " })).toBe(false);
  expect(change({ next: "jj" })).toBe(false);
  expect(change({ elsewhere: "q" })).toBe(false);
});

test("the key that asks a model gives way to a person's own, and is none where there is no model", () => {
  const usual = parsePreferences({});
  expect(keysOfSplitCommands(usual).improve).toBe("i");
  expect(keysOfSplitCommands({ ...usual, hasModel: false }).improve).toBe("");
  const { shortcuts } = parsePreferences({ shortcuts: { splitKeys: { edit: "I" } } });
  expect(keysOfSplitCommands({ shortcuts })).toMatchObject({ edit: "I", improve: "" });
  const change = (splitKeys: Record<string, string>) =>
    changeShortcutsSchema.safeParse({ enabled: true, keys: {}, splitKeys }).success;
  expect(change({ edit: "i" })).toBe(true);
  expect(change({ edit: "q", improve: "q" })).toBe(false);
});

test("the split view has the reader's keys where they have a command in common, and its own besides", () => {
  const { shortcuts } = parsePreferences({ shortcuts: { keys: { next: "q" }, splitKeys: { take: "t" } } });
  expect(keysOfSplitCommands({ shortcuts })).toMatchObject({ next: "q", take: "t", reject: "n" });
  expect(clashesOf(keysOfSplitCommands(parsePreferences({})))).toEqual([]);
  const change = (splitKeys: Record<string, string>) =>
    changeShortcutsSchema.safeParse({ enabled: true, keys: {}, splitKeys }).success;
  expect(change({ take: "t" })).toBe(true);
  // The reader's key for "next" counts here too.
  expect(change({ take: "j" })).toBe(false);
});
