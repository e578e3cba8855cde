import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { advance, encodeVector, progressOf } from "@/lib/collab/committed-progress";

type Step = { author: number; at: number; insert: string | null; sync: boolean };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    author: fc.integer({ min: 0, max: 2 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    insert: fc.option(fc.string({ minLength: 1, maxLength: 5 })),
    sync: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** The updates of a document in which three people typed. */
function updatesOf(typing: Step[]) {
  const live = new Y.Doc();
  const updates: Uint8Array[] = [];
  live.on("update", (update: Uint8Array) => updates.push(update));
  const authors = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (const { author, at, insert, sync } of typing) {
    const doc = authors[author]!;
    const text = doc.getText("test");
    const position = Math.floor(at * text.length);
    if (insert) text.insert(position, insert);
    else if (text.length > 0) text.delete(Math.min(position, text.length - 1), 1);
    Y.applyUpdate(live, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(live)));
    if (sync) Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
  }
  return { live, updates };
}

function rebuilt(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

test("after each prefix of the log the shadow says exactly what a document made of it holds", () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 30 }), (typing, cut) => {
      const { updates } = updatesOf(typing);
      const committed = updates.slice(0, cut);
      const doc = rebuilt(committed);
      const shadow = advance(progressOf(new Y.Doc()), committed);
      expect(Y.decodeStateVector(encodeVector(shadow.vector))).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
      expect(Y.equalDeleteSets(shadow.deletions, Y.createDeleteSetFromStructStore(doc.store))).toBe(true);
    }),
  );
});

test("with an update missing the shadow never promises more than the log holds", () => {
  fc.assert(
    fc.property(steps, fc.nat(30), (typing, missing) => {
      const { updates } = updatesOf(typing);
      const committed = updates.filter((_, index) => index !== missing % updates.length || updates.length === 1);
      const held = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(committed)));
      for (const [client, clock] of advance(progressOf(new Y.Doc()), committed).vector) {
        expect(held.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
      }
    }),
  );
});

test("a gap is not counted", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getText("test").insert(0, "one");
  doc.getText("test").insert(3, "two");
  expect([...advance(progressOf(new Y.Doc()), [updates[1]!]).vector]).toEqual([]);
  expect([...advance(progressOf(new Y.Doc()), updates).vector]).toEqual([[doc.clientID, 6]]);
});
