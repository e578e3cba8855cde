import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Role } from "../../../lib/domain/actor";

/** The people of the end-to-end tests: made by the first start and by invitation links, as real people would be. */
export const people = {
  olive: { name: "Olive Marsh", role: "owner" },
  edda: { name: "Edda Holm", role: "editor" },
  rafi: { name: "Rafi Stone", role: "reviewer" },
  rosa: { name: "Rosa Lind", role: "reviewer" },
  vera: { name: "Vera Quill", role: "volunteer" },
  vic: { name: "Vic Reed", role: "viewer" },
} as const satisfies Record<string, { name: string; role: Role }>;

export type PersonKey = keyof typeof people;

export const password = "stone otter lantern";
export const workspaceName = "Brackwater Desk";
export const desk = "/w/brackwater-desk";

const folder = path.join(process.env.PLUMBLINE_E2E_DATA ?? "test-results", "signed-in");

/** File that holds a person's signed-in browser state. */
export function stateFile(person: PersonKey): string {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${person}.json`);
}

export function emailOf(person: PersonKey): string {
  return `${person}@example.org`;
}

/** Something that one test leaves for the next, such as the address of what it made. */
export function remember(key: string, value: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${key}.txt`), value);
}

/** Whether a test has left something under this name. */
export function isRemembered(key: string): boolean {
  return existsSync(path.join(folder, `${key}.txt`));
}

export function recall(key: string): string {
  if (!isRemembered(key)) throw new Error(`Nothing was left under “${key}”: the test that makes it did not pass.`);
  return readFileSync(path.join(folder, `${key}.txt`), "utf8");
}
