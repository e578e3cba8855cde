import { once } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { documentName } from "@/lib/collab/document-name";
import type { DocumentStore } from "@/lib/collab/document-store";
import { db } from "@/lib/db/client";
import { makeDossier, makePerson } from "@/tests/crash/collab-fixture";
import { isSaved, memoryStorage, whenStatus } from "@/tests/crash/node-client";
import { realStore, startDesk, storedText, textOf, upgradeStatus, whenReady, whenText } from "./collab-desk";

describe("typing together", () => {
  test("two people's words converge and are saved", async () => {
    const dossier = await makeDossier();
    const { workspaceId } = dossier;
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    const ben = await whenReady(
      desk.open({ ...dossier, person: await makePerson({ workspaceId, role: "volunteer" }) }),
    );
    textOf(ada.ydoc).insert(0, "tide ");
    textOf(ben.ydoc).insert(0, "table ");
    await Promise.all([
      whenText({ client: ada, wanted: (t) => t.length === 11 }),
      whenText({ client: ben, wanted: (t) => t.length === 11 }),
    ]);
    await Promise.all([whenStatus({ client: ada, wanted: isSaved }), whenStatus({ client: ben, wanted: isSaved })]);
    expect(textOf(ada.ydoc).toString()).toBe(textOf(ben.ydoc).toString());
    expect(await storedText(dossier)).toBe(textOf(ada.ydoc).toString());
  });

  test("a deletion counts as saved only once it is committed", async () => {
    const dossier = await makeDossier();
    const store = realStore();
    let hold: Promise<void> | null = null;
    const slow: DocumentStore = { ...store, append: async (append) => (await hold, store.append(append)) };
    const desk = await startDesk({ store: slow });
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    textOf(ada.ydoc).insert(0, "low water");
    await whenStatus({ client: ada, wanted: isSaved });
    let release = () => {};
    hold = new Promise((resolve) => (release = resolve));
    textOf(ada.ydoc).delete(0, 4);
    expect(ada.status().state).toBe("saving");
    release();
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await storedText(dossier)).toBe("water");
  });

  test("one Activity per person and sitting", async () => {
    const dossier = await makeDossier();
    const { workspaceId, documentId } = dossier;
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    for (const word of ["one ", "two ", "three "]) {
      textOf(ada.ydoc).insert(0, word);
      await whenStatus({ client: ada, wanted: isSaved });
    }
    const where = { workspaceId, verb: "dossier.edited", objectId: documentId };
    expect(await db.activity.count({ where })).toBe(1);
    await db.documentContributor.updateMany({
      where: { workspaceId, documentId },
      data: { lastAt: new Date(Date.now() - 31 * 60_000) },
    });
    textOf(ada.ydoc).insert(0, "after supper ");
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await db.activity.count({ where })).toBe(2);
  });
});

describe("who may take part", () => {
  test("a viewer reads along, and an update of theirs is refused", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    textOf(ada.ydoc).insert(0, "written");
    await whenStatus({ client: ada, wanted: isSaved });
    const person = await makePerson({ workspaceId: dossier.workspaceId, role: "viewer" });
    const viewer = await whenReady(desk.open({ ...dossier, person }));
    expect(viewer.status().readOnly).toBe(true);
    expect(textOf(viewer.ydoc).toString()).toBe("written");
    textOf(viewer.ydoc).insert(0, "forged ");
    const status = await whenStatus({ client: viewer, wanted: (s) => s.state === "refused" });
    expect(status.message).toContain("closed for changes");
    textOf(ada.ydoc).insert(7, " on");
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await storedText(dossier)).toBe("written on");
    expect(textOf(ada.ydoc).toString()).toBe("written on");
  });

  test("a document of another workspace does not exist, whichever workspace the name claims", async () => {
    const mine = await makeDossier();
    const theirs = await makeDossier();
    const desk = await startDesk();
    const names = [theirs, { workspaceId: mine.workspaceId, documentId: theirs.documentId }];
    for (const key of names) {
      const client = desk.open({ workspaceId: key.workspaceId, documentId: key.documentId, person: mine.owner });
      const status = await whenStatus({ client, wanted: (s) => s.state === "refused" });
      expect(status.message).toContain("no access");
      expect(status.ready).toBe(false);
    }
  });

  test("without a session nothing is opened", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const client = desk.open({ ...dossier, person: { ...dossier.owner, cookie: "plumbline.session=nonsense" } });
    expect((await whenStatus({ client, wanted: (s) => s.state !== "connecting" && s.state !== "offline" })).state).toBe(
      "signed_out",
    );
  });

  test.each([
    ["another site", { Origin: "https://elsewhere.example" }],
    ["no Origin at all", {}],
    ["the opaque origin of a sandboxed frame", { Origin: "null" }],
  ])("a socket from %s is not opened", async (_name, headers) => {
    const { port } = await startDesk();
    expect(await upgradeStatus({ port, headers })).toBe("HTTP/1.1 403 Forbidden");
  });

  test("a socket of the own site is opened", async () => {
    const { port } = await startDesk();
    const headers = { Origin: `http://127.0.0.1:${port}` };
    expect(await upgradeStatus({ port, headers })).toBe("HTTP/1.1 101 Switching Protocols");
  });

  test("who is not signed in can send little, and is not let in without end", async () => {
    const dossier = await makeDossier();
    const { port } = await startDesk();
    const bytes = new Uint8Array(64 * 1024);
    const open = (headers: Record<string, string>) =>
      new WebSocket(`ws://127.0.0.1:${port}/collab`, { headers: { origin: `http://127.0.0.1:${port}`, ...headers } });
    // Fragments that never end count as well: they would be kept in memory until the last one.
    const started = { binary: true, fin: false };
    const stranger = open({ cookie: "plumbline.session=nonsense" });
    await once(stranger, "open");
    stranger.send(bytes, started);
    expect((await once(stranger, "close"))[0]).toBe(1009);

    const crowd = Array.from({ length: 230 }, () => open({}));
    const statusOf = (socket: WebSocket) =>
      once(socket, "open").then(
        () => 101,
        () => 503,
      );
    const answers = await Promise.all(crowd.map(statusOf));
    expect(answers.filter((status) => status === 101)).toHaveLength(200);
    const member = open({ cookie: dossier.owner.cookie });
    await once(member, "open");
    member.send(bytes, started);
    member.ping();
    await once(member, "pong");
    for (const socket of [...crowd, member]) socket.terminate();
  });

  test("a revoked session is closed at its next message, and its words are kept in the browser", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const storage = memoryStorage();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner, storage }));
    await db.session.update({ where: { id: dossier.owner.sessionId }, data: { revokedAt: new Date() } });
    textOf(ada.ydoc).insert(0, "too late");
    const status = await whenStatus({ client: ada, wanted: (s) => s.state === "signed_out" });
    expect(status.message).toBe("You were signed out. What you typed is kept in this browser.");
    expect(storage.length).toBe(1);
    expect(await storedText(dossier)).toBe("");
  });

  test("closing a session closes its socket at once", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    desk.collab.closeSession(dossier.owner.sessionId);
    const status = await whenStatus({ client: ada, wanted: (s) => s.state === "signed_out" });
    expect(status.message).toBe("You were signed out.");
  });

  test("a settled claim closes its dossier for changes, and reopening opens it", async () => {
    const { claimId, owner, ...key } = await makeDossier();
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...key, person: owner }));
    const where = { workspaceId_id: { workspaceId: key.workspaceId, id: claimId } };
    await db.claim.update({ where, data: { state: "adjudicated" } });
    await desk.collab.setDocumentReadOnly({ ...key, readOnly: true });
    await whenStatus({ client: ada, wanted: (s) => s.readOnly });
    textOf(ada.ydoc).insert(0, "afterthought");
    await whenStatus({ client: ada, wanted: (s) => s.state === "refused" });
    expect(await storedText(key)).toBe("");
    await db.claim.update({ where, data: { state: "reopened" } });
    await desk.collab.setDocumentReadOnly({ ...key, readOnly: false });
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await storedText(key)).toBe("afterthought");
  });

  test("the name at a caret comes from the session", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    const person = await makePerson({ workspaceId: dossier.workspaceId, role: "volunteer" });
    const ben = await whenReady(desk.open({ ...dossier, person }));
    const seen = new Promise<unknown>((resolve) =>
      ada.provider.awareness!.on("change", () => {
        const state = ada.provider.awareness!.getStates().get(ben.ydoc.clientID);
        if (state?.user) resolve(state.user);
      }),
    );
    ben.provider.setAwarenessField("user", { name: "Olive Owner", color: "#123456" });
    expect(await seen).toEqual({ name: "A volunteer", id: person.userId, color: "#123456" });
  });

  test("nobody puts carets without end before the others", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    const person = await makePerson({ workspaceId: dossier.workspaceId, role: "viewer" });
    const ben = await whenReady(desk.open({ ...dossier, person }));
    const awareness = ben.provider.awareness!;
    const bensPlace = (at: number) =>
      vi.waitFor(() => expect(ada.provider.awareness!.getStates().get(ben.ydoc.clientID)).toMatchObject({ at }));
    ben.provider.setAwarenessField("at", 1);
    await bensPlace(1);
    const crowd = Array.from({ length: 500 }, (_, n) => n + 1);
    for (const client of crowd) {
      awareness.states.set(client, { at: client });
      awareness.meta.set(client, { clock: 1, lastUpdated: Date.now() });
    }
    awareness.emit("update", [{ added: crowd, updated: [], removed: [] }, "local"]);
    const shown = () => [...ada.provider.awareness!.getStates().keys()].filter((client) => client <= 500);
    await vi.waitFor(() => expect(shown().length).toBeGreaterThan(0));
    // What comes after has come through as well.
    ben.provider.setAwarenessField("at", 7);
    await bensPlace(7);
    expect(shown().length).toBeLessThanOrEqual(16);
  });
});

describe("when the database fails", () => {
  test("a document whose load failed refuses the connection and is never stored", async () => {
    const dossier = await makeDossier();
    const { workspaceId, documentId } = dossier;
    const store = realStore();
    const appended: unknown[] = [];
    let broken = true;
    const desk = await startDesk({
      store: {
        ...store,
        load: (key) => (broken ? Promise.reject(new Error("disk on fire")) : store.load(key)),
        append: (append) => (appended.push(append), store.append(append)),
      },
    });
    const ada = desk.open({ ...dossier, person: dossier.owner });
    const status = await whenStatus({ client: ada, wanted: (s) => s.state === "refused" });
    expect(status).toMatchObject({ ready: false });
    expect(status.message).toContain("could not be loaded");
    textOf(ada.ydoc).insert(0, "typed blindly");
    expect(desk.errors.map((e) => e.during)).toContain("loading a document");
    expect(appended).toEqual([]);
    expect(await db.documentUpdate.count({ where: { workspaceId, documentId } })).toBe(0);
    // The client asks again by itself, and what was typed joins what is there.
    broken = false;
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await storedText(dossier)).toBe("typed blindly");
  });

  test("while the database is away words are kept and never called saved; afterwards they are", async () => {
    const dossier = await makeDossier();
    const store = realStore();
    let away = false;
    const desk = await startDesk({
      store: { ...store, append: (append) => (away ? Promise.reject(new Error("away")) : store.append(append)) },
    });
    const person = await makePerson({ workspaceId: dossier.workspaceId, role: "volunteer" });
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner, storage: memoryStorage() }));
    const ben = await whenReady(desk.open({ ...dossier, person }));
    away = true;
    const heard: string[] = [];
    ada.subscribe(() => heard.push(ada.status().state));
    textOf(ada.ydoc).insert(0, "patience");
    await whenStatus({ client: ada, wanted: (s) => s.message !== null });
    expect(ada.status()).toMatchObject({
      state: "saving",
      message: "Not saved yet: the database is away. What you typed is kept in this browser.",
    });
    // Others see the words all the same, and are told as well.
    await whenText({ client: ben, wanted: (t) => t === "patience" });
    expect(ben.status().state).toBe("saving");
    expect(heard).not.toContain("saved");
    expect(await storedText(dossier)).toBe("");
    away = false;
    await Promise.all([whenStatus({ client: ada, wanted: isSaved }), whenStatus({ client: ben, wanted: isSaved })]);
    expect(await storedText(dossier)).toBe("patience");
  });

  test("everybody leaving while the database is away loses nothing: the document stays until it is stored", async () => {
    const dossier = await makeDossier();
    const store = realStore();
    let refusals = 0;
    let stored = () => {};
    const whenStored = new Promise<void>((resolve) => (stored = resolve));
    const desk = await startDesk({
      store: {
        ...store,
        append: async (append) => {
          if (refusals++ < 2) throw new Error("away");
          await store.append(append);
          stored();
        },
      },
    });
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    textOf(ada.ydoc).insert(0, "left early");
    await whenStatus({ client: ada, wanted: (s) => s.message !== null });
    ada.close();
    await whenStored;
    expect(await storedText(dossier)).toBe("left early");
  });

  test("when the session cannot be checked the last answer holds, and the words arrive", async () => {
    const dossier = await makeDossier();
    let away = false;
    const { authoriseDocument } = await import("@/lib/collab/authorise-document");
    const desk = await startDesk({
      authorise: (request) => (away ? Promise.reject(new Error("away")) : authoriseDocument(request)),
    });
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner }));
    away = true;
    textOf(ada.ydoc).insert(0, "still here");
    await whenStatus({ client: ada, wanted: isSaved });
    expect(await storedText(dossier)).toBe("still here");
    expect(desk.errors.map((e) => e.during)).toContain("checking a session");
  });
});

describe("what was typed and never acknowledged", () => {
  test("comes back from the browser at the next visit, for the same person alone", async () => {
    const dossier = await makeDossier();
    const store = realStore();
    let away = false;
    const desk = await startDesk({
      store: { ...store, append: (append) => (away ? new Promise<void>(() => {}) : store.append(append)) },
    });
    const storage = memoryStorage();
    const ada = await whenReady(desk.open({ ...dossier, person: dossier.owner, storage }));
    textOf(ada.ydoc).insert(0, "old");
    await whenStatus({ client: ada, wanted: isSaved });
    away = true;
    textOf(ada.ydoc).insert(3, " and new");
    textOf(ada.ydoc).delete(0, 1);
    ada.close();
    expect(storage.length).toBe(1);

    const other = await startDesk();
    const person = await makePerson({ workspaceId: dossier.workspaceId, role: "volunteer" });
    const ben = await whenReady(other.open({ ...dossier, person, storage }));
    expect(textOf(ben.ydoc).toString()).toBe("old");
    const again = await whenReady(other.open({ ...dossier, person: dossier.owner, storage }));
    await whenStatus({ client: again, wanted: isSaved });
    expect(await storedText(dossier)).toBe("ld and new");
    expect(storage.length).toBe(0);
  });
});

describe("the server's own reading and writing", () => {
  test("reads what is being typed after storing it, and edits beside the people", async () => {
    const { owner, workspaceId, documentId } = await makeDossier();
    const key = { workspaceId, documentId };
    const desk = await startDesk();
    const ada = await whenReady(desk.open({ ...key, person: owner }));
    textOf(ada.ydoc).insert(0, "typed");
    await whenStatus({ client: ada, wanted: isSaved });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, await desk.collab.readDocument(key));
    expect(textOf(copy).toString()).toBe("typed");
    const before = Y.encodeStateVector(copy);
    textOf(copy).insert(5, " and added");
    await desk.collab.applyUpdate({ ...key, update: Y.encodeStateAsUpdate(copy, before), byId: null });
    expect(await storedText(key)).toBe("typed and added");
    await whenText({ client: ada, wanted: (t) => t === "typed and added" });
  });

  test("a name that is none is refused", async () => {
    const dossier = await makeDossier();
    const desk = await startDesk();
    const client = desk.open({ workspaceId: "../..", documentId: "etc", person: dossier.owner });
    expect(documentName({ workspaceId: "../..", documentId: "etc" })).toBe("../../etc");
    const status = await whenStatus({ client, wanted: (s) => s.state === "refused" });
    expect(status.ready).toBe(false);
  });
});
