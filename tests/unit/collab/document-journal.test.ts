import { expect, test } from "vitest";
import * as Y from "yjs";
import { progressOf } from "@/lib/collab/committed-progress";
import { openJournal, retryDelay, type JournalEntry } from "@/lib/collab/document-journal";

/** A journal whose commits are finished by hand. */
function start() {
  const doc = new Y.Doc();
  const commits: { entries: JournalEntry[]; finish: () => void; fail: () => void }[] = [];
  const named: number[] = [];
  const troubles: unknown[] = [];
  const journal = openJournal({
    progress: progressOf(new Y.Doc()),
    append: (entries) =>
      new Promise((resolve, reject) =>
        commits.push({ entries, finish: resolve, fail: () => reject(new Error("away")) }),
      ),
    onCommitted: ({ progress }) => named.push(progress.vector.get(doc.clientID) ?? 0),
    onTrouble: (error) => troubles.push(error),
  });
  doc.on("update", (update: Uint8Array, byId: string) => journal.push({ update, byId }));
  const type = (text: string, byId = "ada") => doc.transact(() => doc.getText("test").insert(0, text), byId);
  return { commits, named, troubles, journal, type };
}

test("nothing is named before its commit, and what comes meanwhile goes together", async () => {
  const { commits, named, journal, type } = start();
  type("a");
  type("b");
  type("c");
  expect(commits).toHaveLength(1);
  expect(named).toEqual([]);
  const flushed = journal.flushed();
  commits[0]!.finish();
  await expect.poll(() => commits.length).toBe(2);
  expect(named).toEqual([1]);
  expect(commits[1]!.entries).toHaveLength(1);
  commits[1]!.finish();
  await flushed;
  expect(named).toEqual([1, 3]);
  expect(journal.isIdle()).toBe(true);
});

test("rows keep who typed them, in order", async () => {
  const { commits, type } = start();
  type("first");
  type("a", "ada");
  type("b", "ada");
  type("c", "ben");
  type("d", "ada");
  commits[0]!.finish();
  await expect.poll(() => commits.length).toBe(2);
  expect(commits[1]!.entries.map((entry) => entry.byId)).toEqual(["ada", "ben", "ada"]);
});

test("a failed commit is told, never named, and tried again with everything since", async () => {
  const { commits, named, troubles, journal, type } = start();
  type("a");
  commits[0]!.fail();
  await expect.poll(() => troubles.length).toBe(1);
  expect(journal.isTroubled()).toBe(true);
  type("b");
  await expect.poll(() => commits.length, { timeout: 5_000 }).toBe(2);
  expect(named).toEqual([]);
  commits[1]!.finish();
  await journal.flushed();
  expect(named).toEqual([2]);
  expect(journal.isTroubled()).toBe(false);
});

test("an abandoned journal says that it could not store", async () => {
  const { commits, journal, type } = start();
  type("a");
  const flushed = journal.flushed();
  journal.abandon();
  commits[0]!.fail();
  await expect(flushed).rejects.toThrow("could not be stored");
});

test("repetitions slow down to once in five seconds", () => {
  expect([1, 2, 3, 5, 6, 40].map(retryDelay)).toEqual([250, 500, 1_000, 4_000, 5_000, 5_000]);
});
