import { expect, test } from "vitest";
import { openUnsavedStore } from "@/lib/collab/unsaved-store";
import { memoryStorage } from "@/tests/crash/node-client";

const key = { workspaceId: "w", documentId: "d" };
const words = new Uint8Array([1, 2, 250]);

test("one tab finds what another left, for its own person and document alone", () => {
  const storage = memoryStorage();
  openUnsavedStore({ ...key, storage, userId: "ada", tab: 1 }).keep(words);
  expect(openUnsavedStore({ ...key, storage, userId: "ada", tab: 2 }).left()).toMatchObject([{ update: words }]);
  expect(openUnsavedStore({ ...key, storage, userId: "ada", tab: 1 }).left()).toEqual([]);
  expect(openUnsavedStore({ ...key, storage, userId: "ben", tab: 2 }).left()).toEqual([]);
  expect(openUnsavedStore({ ...key, documentId: "e", storage, userId: "ada", tab: 2 }).left()).toEqual([]);
});

test("what a living tab wrote since is not cleared", () => {
  const storage = memoryStorage();
  const living = openUnsavedStore({ ...key, storage, userId: "ada", tab: 1 });
  const other = openUnsavedStore({ ...key, storage, userId: "ada", tab: 2 });
  living.keep(words);
  const [left] = other.left();
  living.keep(new Uint8Array([3]));
  other.clear(left!);
  expect(storage.length).toBe(1);
  other.clear(other.left()[0]!);
  expect(storage.length).toBe(0);
});

test("a full or forbidden storage is said", () => {
  const full = {
    ...memoryStorage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(openUnsavedStore({ ...key, storage: full, userId: "ada", tab: 1 }).keep(words)).toBe(false);
  expect(openUnsavedStore({ ...key, storage: null, userId: "ada", tab: 1 }).keep(words)).toBe(false);
});

test("something that is not base64 in the storage is passed over", () => {
  const storage = memoryStorage();
  storage.setItem("plumbline.unsaved/ada/w/d/7", "%%%");
  expect(openUnsavedStore({ ...key, storage, userId: "ada", tab: 1 }).left()).toEqual([]);
});
