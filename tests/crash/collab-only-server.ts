import { createServer } from "node:http";
import { authoriseDocument } from "@/lib/collab/authorise-document";
import { createCollabServer } from "@/lib/collab/collab-server";
import { createDocumentStore } from "@/lib/collab/document-store";
import { isSignedIn } from "@/lib/collab/is-signed-in";
import { recordSitting } from "@/lib/collab/record-sitting";
import { db } from "@/lib/db/client";

// The collaboration part of server.ts without the web part, which has no share in storing and takes long to start.
const store = createDocumentStore({ db, onSitting: recordSitting });
// With CRASH_LIE the server acknowledges before the COMMIT: the run has to find that out (run.ts --lie).
const lyingStore: typeof store = {
  ...store,
  append: async (append) => void store.append(append).catch(() => {}),
};
const httpServer = createServer();
const collab = createCollabServer({
  authorise: authoriseDocument,
  isSignedIn,
  store: process.env.CRASH_LIE ? lyingStore : store,
  onError: (error, during) =>
    process.stderr.write(`${during}: ${error instanceof Error ? error.message : String(error)}\n`),
});
httpServer.on("upgrade", (request, socket, head) => {
  socket.on("error", () => {});
  collab.handleUpgrade(request, socket, head);
});
httpServer.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
