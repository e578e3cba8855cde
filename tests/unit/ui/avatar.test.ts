import { expect, it } from "vitest";
import { initialsOf } from "@/components/ui/avatar";

it.each([
  ["Ada Lorne", "AL"],
  ["  maria  de la cruz ", "MC"],
  ["Ines", "I"],
  ["élodie", "É"],
  ["", "?"],
])("shortens %j to %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
