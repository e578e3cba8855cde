import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { splitRoomName, type SplitRoomKey } from "@/lib/collab/split-room-name";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makePerson, signIn, type Person } from "@/tests/crash/collab-fixture";
import { makeArticle } from "@/tests/factories/article";
import { makeWorkspace } from "@/tests/factories/workspace";
import { startDesk } from "./collab-desk";

let owner: Actor;
let key: SplitRoomKey;

beforeEach(async () => {
  ({ owner } = await makeWorkspace());
  const { versionId } = await makeArticle({ actor: owner });
  key = { workspaceId: owner.workspaceId, articleVersionId: versionId };
});

/** Joins a room as a browser would; `refused` is the server's reason. */
function join({ port, cookie, room = key }: { port: number; cookie: string; room?: SplitRoomKey }) {
  class SignedInSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: `http://127.0.0.1:${port}` } });
      this.on("error", () => {});
    }
  }
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}/collab`,
    WebSocketPolyfill: SignedInSocket,
    delay: 50,
    minDelay: 50,
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: splitRoomName(room), document: doc });
  const heard: string[] = [];
  const state = { isIn: false, refused: null as string | null, closed: false };
  provider.on("authenticated", () => (state.isIn = true));
  provider.on("authenticationFailed", ({ reason }: { reason: string }) => (state.refused = reason));
  provider.on("close", () => (state.closed = true));
  provider.on("stateless", ({ payload }: { payload: string }) => heard.push(payload));
  provider.attach();
  onTestFinished(() => {
    provider.destroy();
    socket.destroy();
    doc.destroy();
  });
  const people = () =>
    [...provider.awareness!.getStates().values()].flatMap(({ user, at }) =>
      user ? [{ name: (user as { name: string }).name, at: at as number }] : [],
    );
  return { provider, doc, heard, state, people };
}

async function joined(call: Parameters<typeof join>[0]) {
  const client = join(call);
  await vi.waitFor(() => expect(client.state.isIn).toBe(true), { timeout: 10_000 });
  return client;
}

const nameOf = async ({ userId }: Person) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).name;

describe("the room of a split view", () => {
  test("shows who is at which row, by the name of the session whatever the page claims", async () => {
    const { port } = await startDesk();
    const ada = await signIn(owner);
    const ben = await makePerson({ workspaceId: owner.workspaceId, role: "viewer" });
    const one = await joined({ port, cookie: ada.cookie });
    const other = await joined({ port, cookie: ben.cookie });
    other.provider.setAwarenessField("user", { id: ada.userId, name: "Somebody else" });
    other.provider.setAwarenessField("at", 69);
    const wanted = { name: await nameOf(ben), at: 69 };
    await vi.waitFor(() => expect(one.people()).toContainEqual(wanted), { timeout: 10_000 });
    expect(one.people().some(({ name }) => name === "Somebody else")).toBe(false);
  });

  test("hears of a change where it was, and rooms of other versions do not", async () => {
    const { port, collab } = await startDesk();
    const { cookie } = await signIn(owner);
    const elsewhere = { ...key, articleVersionId: (await makeArticle({ actor: owner })).versionId };
    const here = await joined({ port, cookie });
    const there = await joined({ port, cookie, room: elsewhere });
    collab.tellSplit({ ...elsewhere, start: 1, end: 2, tab: null });
    collab.tellSplit({ ...key, start: 0, end: 69, tab: "t" });
    await vi.waitFor(() => expect(here.heard).toEqual(['{"type":"changed","start":0,"end":69,"tab":"t"}']));
    expect(there.heard).toEqual(['{"type":"changed","start":1,"end":2,"tab":null}']);
  });

  test("keeps nothing: what a page writes into it reaches neither others nor the database", async () => {
    const { port } = await startDesk();
    const { cookie } = await signIn(owner);
    const one = await joined({ port, cookie });
    const other = await joined({ port, cookie });
    one.doc.getText("test").insert(0, "smuggled");
    // What comes after it on the same socket has arrived, so the text has had its chance.
    one.provider.setAwarenessField("user", { id: owner.userId, name: "x" });
    one.provider.setAwarenessField("at", 7);
    await vi.waitFor(() => expect(other.people().some(({ at }) => at === 7)).toBe(true), { timeout: 10_000 });
    expect(other.doc.getText("test").toString()).toBe("");
    expect(await db.documentUpdate.count({ where: { workspaceId: owner.workspaceId } })).toBe(0);
  });

  test.each([
    ["somebody of another workspace", async () => (await signIn((await makeWorkspace()).owner)).cookie, "not_found"],
    ["somebody who is not signed in", async () => "", "signed_out"],
  ])("is closed to %s", async (_, cookieOf, reason) => {
    const { port } = await startDesk();
    const client = join({ port, cookie: await cookieOf() });
    await vi.waitFor(() => expect(client.state.refused).toBe(reason), { timeout: 10_000 });
  });

  test("is none for a version that the workspace has not got", async () => {
    const { port } = await startDesk();
    const { cookie } = await signIn(owner);
    const foreign = (await makeArticle({ actor: (await makeWorkspace()).owner })).versionId;
    for (const articleVersionId of [foreign, uuidv7()]) {
      const client = join({ port, cookie, room: { ...key, articleVersionId } });
      await vi.waitFor(() => expect(client.state.refused).toBe("not_found"), { timeout: 10_000 });
    }
  });

  test("shows somebody out who was removed and sends nothing", async () => {
    const { port } = await startDesk({ recheckEvery: 100 });
    const ben = await makePerson({ workspaceId: owner.workspaceId, role: "volunteer" });
    const client = await joined({ port, cookie: ben.cookie });
    await db.membership.updateMany({ where: { userId: ben.userId }, data: { removedAt: new Date() } });
    await vi.waitFor(() => expect(client.state.closed || client.state.refused !== null).toBe(true), {
      timeout: 10_000,
    });
  });
});
