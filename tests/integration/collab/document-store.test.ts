import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { NoSuchDocument } from "@/lib/collab/document-store";
import { db } from "@/lib/db/client";
import { makeDossier } from "@/tests/crash/collab-fixture";
import { realStore, storedText, textOf } from "./collab-desk";

const edits = fc.array(
  fc.record({
    author: fc.integer({ min: 0, max: 2 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    insert: fc.option(fc.string({ minLength: 1, maxLength: 6 })),
    sync: fc.boolean(),
    compact: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

test("compacting at any moment changes nothing that can be read", async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (steps) => {
      const { workspaceId, documentId, owner } = await makeDossier();
      const key = { workspaceId, documentId };
      const store = realStore();
      const live = new Y.Doc();
      const authors = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
      const log: Uint8Array[] = [];
      live.on("update", (update: Uint8Array) => log.push(update));
      for (const { author, at, insert, sync, compact } of steps) {
        const doc = authors[author]!;
        const text = textOf(doc);
        const position = Math.floor(at * text.length);
        if (insert) text.insert(position, insert);
        else if (text.length > 0) text.delete(Math.min(position, text.length - 1), 1);
        Y.applyUpdate(live, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(live)));
        if (sync) Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
        const updates = log.splice(0);
        if (updates.length > 0) {
          const entries = updates.map((update) => ({ update, byId: owner.userId }));
          await store.append({ ...key, entries, now: new Date() });
        }
        if (compact) {
          const before = await storedText(key);
          await store.compact({ ...key, now: new Date() });
          expect(await db.documentUpdate.count({ where: key })).toBe(0);
          expect(await storedText(key)).toBe(before);
        }
      }
      const { state } = await store.load(key);
      const stored = new Y.Doc();
      Y.applyUpdate(stored, state);
      expect(textOf(stored).toString()).toBe(textOf(live).toString());
      expect(Y.decodeStateVector(Y.encodeStateVector(stored))).toEqual(Y.decodeStateVector(Y.encodeStateVector(live)));
      expect(
        Y.equalDeleteSets(Y.createDeleteSetFromStructStore(stored.store), Y.createDeleteSetFromStructStore(live.store)),
      ).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test("words that wait for others' words survive compaction", async () => {
  const { owner, ...key } = await makeDossier();
  const store = realStore();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  textOf(doc).insert(0, "first");
  textOf(doc).insert(5, " second");
  const { workspaceId, documentId } = key;
  const append = (update: Uint8Array) =>
    store.append({ workspaceId, documentId, entries: [{ update, byId: owner.userId }], now: new Date() });
  await append(updates[1]!);
  await store.compact({ workspaceId, documentId, now: new Date() });
  await append(updates[0]!);
  expect(await storedText(key)).toBe("first second");
});

test("a document that is not there is not an empty one", async () => {
  const mine = await makeDossier();
  const theirs = await makeDossier();
  const key = { workspaceId: mine.workspaceId, documentId: theirs.documentId };
  const entries = [{ update: Y.encodeStateAsUpdate(new Y.Doc()), byId: null }];
  await expect(realStore().load(key)).rejects.toThrow(NoSuchDocument);
  await expect(realStore().append({ ...key, entries, now: new Date() })).rejects.toThrow(NoSuchDocument);
});
