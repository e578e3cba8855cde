import { expect, test } from "vitest";
import * as Y from "yjs";
import { toBase64 } from "@/lib/collab/base64";
import { allDeletionsOf, encodeDeletions } from "@/lib/collab/delete-ranges";
import { trackUnsaved } from "@/lib/collab/track-unsaved";

const remote = Symbol("the server");

function start() {
  const doc = new Y.Doc();
  const tracker = trackUnsaved({ doc, isRemote: (origin) => origin === remote });
  const saved = (server: Y.Doc, whole = true) => ({
    type: "saved" as const,
    stateVector: toBase64(Y.encodeStateVector(server)),
    deletions: toBase64(encodeDeletions(allDeletionsOf(server))),
    whole,
  });
  return { doc, text: doc.getText("test"), tracker, saved };
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

test("an insertion is saved when the server names it, and not before", () => {
  const { doc, text, tracker, saved } = start();
  text.insert(0, "a");
  const earlier = copyOf(doc);
  text.insert(1, "b");
  tracker.acknowledge(saved(earlier));
  expect(tracker.isSaved()).toBe(false);
  tracker.acknowledge(saved(copyOf(doc)));
  expect(tracker.isSaved()).toBe(true);
  expect(tracker.unsaved()).toBeNull();
});

test("a deletion is not saved by a state vector alone", () => {
  const { doc, text, tracker, saved } = start();
  text.insert(0, "abc");
  const before = copyOf(doc);
  tracker.acknowledge(saved(before));
  text.delete(1, 1);
  tracker.acknowledge(saved(before));
  expect(tracker.isSaved()).toBe(false);
  tracker.acknowledge(saved(copyOf(doc)));
  expect(tracker.isSaved()).toBe(true);
});

test("what others deleted needs no acknowledgement to me", () => {
  const { doc, text, tracker, saved } = start();
  text.insert(0, "abc");
  const server = copyOf(doc);
  tracker.acknowledge(saved(server));
  server.getText("test").delete(0, 1);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), remote);
  expect(tracker.isSaved()).toBe(true);
});

test("a server that knows less than before is believed", () => {
  const { doc, text, tracker, saved } = start();
  text.insert(0, "abc");
  tracker.acknowledge(saved(copyOf(doc)));
  tracker.acknowledge(saved(new Y.Doc()));
  expect(tracker.isSaved()).toBe(false);
});

test("the unsaved update brings everything that the server lacks", () => {
  const { doc, text, tracker, saved } = start();
  text.insert(0, "kept and lost");
  const server = copyOf(doc);
  tracker.acknowledge(saved(server));
  text.delete(4, 9);
  text.insert(4, " again");
  Y.applyUpdate(server, tracker.unsaved()!);
  expect(server.getText("test").toString()).toBe("kept again");
});
