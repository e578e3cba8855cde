import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createConnection, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import * as Y from "yjs";
import { authoriseDocument, type Authorise } from "@/lib/collab/authorise-document";
import { authoriseSplitRoom } from "@/lib/collab/authorise-split-room";
import { createCollabServer, type CollabServer } from "@/lib/collab/collab-server";
import type { DocumentKey } from "@/lib/collab/document-name";
import { createDocumentStore, type DocumentStore } from "@/lib/collab/document-store";
import { isSignedIn } from "@/lib/collab/is-signed-in";
import type { OpenDocument } from "@/lib/collab/open-document";
import { recordSitting } from "@/lib/collab/record-sitting";
import type { SlotStorage } from "@/lib/collab/unsaved-store";
import { db } from "@/lib/db/client";
import { openNodeClient, whenStatus } from "@/tests/crash/node-client";
import type { Person } from "@/tests/crash/collab-fixture";

export const textOf = (doc: Y.Doc) => doc.getText("test");

export const realStore = () => createDocumentStore({ db, onSitting: recordSitting });

/** A running collaboration server on a port of its own, ended with the test. */
export async function startDesk({
  store = realStore(),
  authorise = authoriseDocument,
  recheckEvery,
}: { store?: DocumentStore; authorise?: Authorise; recheckEvery?: number } = {}) {
  const errors: { error: unknown; during: string }[] = [];
  const collab: CollabServer = createCollabServer({
    authorise,
    authoriseSplitRoom,
    isSignedIn,
    store,
    onError: (error, during) => errors.push({ error, during }),
    ...(recheckEvery !== undefined && { recheckEvery }),
  });
  const httpServer: Server = createServer();
  httpServer.on("upgrade", (request, socket, head) => collab.handleUpgrade(request, socket, head));
  httpServer.listen(0, "127.0.0.1");
  await once(httpServer, "listening");
  const { port } = httpServer.address() as AddressInfo;
  onTestFinished(async () => {
    await collab.close();
    httpServer.closeAllConnections();
    httpServer.close();
  });

  function open({
    person,
    storage,
    origin,
    ...key
  }: DocumentKey & { person: Person; storage?: SlotStorage; origin?: string }): OpenDocument {
    const { cookie, userId } = person;
    const { workspaceId, documentId } = key;
    const client = openNodeClient({ port, cookie, userId, workspaceId, documentId, storage, origin });
    onTestFinished(() => client.close());
    return client;
  }
  return { collab, port, errors, open };
}

/** Opens a document and waits until its text is there. */
export async function whenReady(client: OpenDocument): Promise<OpenDocument> {
  await whenStatus({ client, wanted: (status) => status.ready });
  return client;
}

/** Resolves when the document's text is as wanted. */
export function whenText({
  client,
  wanted,
}: {
  client: OpenDocument;
  wanted: (text: string) => boolean;
}): Promise<void> {
  const text = textOf(client.ydoc);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the text stayed ${JSON.stringify(text.toString())}`)), 20_000);
    const look = () => {
      if (!wanted(text.toString())) return;
      clearTimeout(late);
      text.unobserve(look);
      resolve();
    };
    text.observe(look);
    look();
  });
}

/** What the database holds. */
export async function storedText(key: DocumentKey): Promise<string> {
  const { state } = await realStore().load({ workspaceId: key.workspaceId, documentId: key.documentId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return textOf(doc).toString();
}

/** What a server answers to an upgrade that it does not take: the status line. */
export async function upgradeStatus({
  port,
  headers,
}: {
  port: number;
  headers: Record<string, string>;
}): Promise<string> {
  const socket: Socket = createConnection({ port, host: "127.0.0.1" });
  const lines = Object.entries({
    Host: `127.0.0.1:${port}`,
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET /collab HTTP/1.1\r\n${lines.join("")}\r\n`);
  const [data] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return data.toString().split("\r\n", 1)[0]!;
}
