import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { refuseLargeBody } from "@/lib/auth/refuse-large-body";
import { authoriseDocument } from "@/lib/collab/authorise-document";
import { authoriseSplitRoom } from "@/lib/collab/authorise-split-room";
import { createCollabServer } from "@/lib/collab/collab-server";
import { createDocumentStore } from "@/lib/collab/document-store";
import { isSignedIn } from "@/lib/collab/is-signed-in";
import { recordSitting } from "@/lib/collab/record-sitting";
import { registerCollab } from "@/lib/collab/registry";
import { db } from "@/lib/db/client";
import { DatabaseStartError } from "@/lib/db/database-start-error";
import { ensureDatabase } from "@/lib/db/ensure-database";
import { reviveEmbedded } from "@/lib/db/revive-embedded";
import { clearLeftovers } from "@/lib/platform/clear-leftovers";
import { clientAddress } from "@/lib/platform/client-address";
import { baseUrl, dataFolder, env } from "@/lib/platform/env";
import { servePdfjs } from "@/lib/platform/serve-pdfjs";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";
import { resumeSources, sourceTasks } from "@/lib/server/source/tasks";
import { startJobs } from "@/lib/platform/jobs/start-jobs";
import { log } from "@/lib/platform/log";
import { answerReport } from "@/lib/publish/answer-report";
import { createHealPublic } from "@/lib/publish/heal-public";
import { publicRoot, renderMissing } from "@/lib/publish/render-public";
import { createServePublic } from "@/lib/publish/serve-public";
import { captureTasks, resumeCaptures } from "@/lib/server/capture/tasks";
import { hostTurns } from "@/lib/server/inbox/host-turns";
import { resumeWork } from "@/lib/server/inbox/resume-work";
import { inboxTasks } from "@/lib/server/inbox/tasks";

/** What is said to the person who started Plumbline instead of a stack trace. */
class CannotStart extends Error {}

/** How long a stop waits for requests that are under way; milliseconds. */
const stopDeadline = 10_000;

async function start() {
  const settings = env();
  const dev = settings.NODE_ENV !== "production";
  const httpServer = createServer();
  // Before the slow parts, so that a second start on the same port fails at once and leaves the first one alone.
  let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async (_request, response) => {
    response.writeHead(503, { "retry-after": "2", "content-type": "text/plain; charset=utf-8" });
    response.end("Plumbline is starting. Try again in a moment.");
  };
  httpServer.on("request", (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error, path: pathOf(request) }, "a request failed");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("Something went wrong. Try again in a moment.");
    });
  });
  const port = await listen(httpServer, { port: settings.PORT, host: settings.HOST });
  process.env.PORT = String(port);
  process.env.NEXTAUTH_URL ??= baseUrl();
  process.env.NEXT_TELEMETRY_DISABLED = "1";

  const embedded = !settings.DATABASE_URL;
  const database = await ensureDatabase();
  await migrateJobs({ url: database.url });
  const stopReviving = embedded
    ? reviveEmbedded({
        dataFolder: dataFolder(),
        isHere: databaseAnswers,
        onError: (error) => log.error({ err: error }, "the database could not be started again"),
      })
    : null;
  const collab = createCollabServer({
    authorise: authoriseDocument,
    authoriseSplitRoom,
    isSignedIn,
    store: createDocumentStore({ db, onSitting: recordSitting }),
    publicOrigin: new URL(baseUrl()).origin,
    onError: (error, during) => log.warn({ err: error }, during),
  });
  registerCollab(collab);

  // At its first request Next begins to listen to "upgrade" on the server that it is given, and would answer the
  // collaboration sockets too. It gets a server that nobody connects to, and its own upgrades are handed over there.
  const webSockets = createServer();
  const web = next({ dev, hostname: settings.HOST, port, httpServer: webSockets });
  await web.prepare();
  const handleWeb = web.getRequestHandler();
  // One website is asked by one job at a time, whatever for.
  const inTurn = hostTurns();
  const jobs = startJobs({
    url: database.url,
    tasks: { ...inboxTasks({ inTurn }), ...captureTasks({ inTurn }), ...sourceTasks({ inTurn }) },
    onHeld: async () => {
      await resumeWork();
      await resumeCaptures();
      await resumeSources();
    },
    onError: (error) => log.warn({ err: error }, "jobs rest until the database is back"),
  });
  const servePublic = createServePublic({ root: publicRoot(), answerReport, heal: createHealPublic() });

  handle = async (request, response) => {
    // Limits on attempts count by this; a visitor's own header of that name must not reach them.
    request.headers["x-plumbline-address"] = clientAddress({
      socketAddress: request.socket.remoteAddress ?? null,
      forwarded: request.headers["x-forwarded-for"],
      trustedProxies: settings.TRUSTED_PROXIES,
    });
    if (await servePublic(request, response)) return;
    if (await servePdfjs(request, response)) return;
    if (request.url === "/healthz") return answerHealth(response);
    if (await refuseLargeBody(request, response)) return;
    await handleWeb(request, response);
  };
  httpServer.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {});
    if (pathOf(request) === "/collab") collab.handleUpgrade(request, socket, head);
    else if (!webSockets.emit("upgrade", request, socket, head)) socket.destroy();
  });

  let stopping = false;
  async function stop(signal: string) {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    const hardEnd = setTimeout(() => process.exit(1), stopDeadline).unref();
    httpServer.close();
    await Promise.all([collab.close(), jobs.stop()]);
    registerCollab(null);
    httpServer.closeAllConnections();
    await web.close();
    await db.$disconnect();
    await (await stopReviving?.())?.stop();
    await database.stop();
    clearTimeout(hardEnd);
    process.exit(0);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  const shown = settings.PLUMBLINE_URL ?? `http://localhost:${port}`;
  process.stdout.write(`Plumbline is ready: ${shown}\n`);
  // A crash between publishing and drawing is made up for, as is what a new version draws otherwise.
  renderMissing().catch((error: unknown) => log.error({ err: error }, "public pages could not be drawn"));
  clearLeftovers({ now: new Date() }).catch((error: unknown) =>
    log.warn({ err: error }, "half-written files could not be cleared"),
  );
}

function databaseAnswers(): Promise<boolean> {
  return db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}

async function answerHealth(response: ServerResponse) {
  const healthy = await databaseAnswers();
  response.writeHead(healthy ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ ok: healthy, database: healthy ? "here" : "away" }));
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0]!;
}

/** @returns the port, which differs from the one asked for where that is 0. */
function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new CannotStart(listenProblem({ error, port, host }))),
    );
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function listenProblem({ error, port, host }: { error: NodeJS.ErrnoException; port: number; host: string }): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is already in use. Is Plumbline running already? Otherwise choose another: PORT=${port + 1} npm start`;
    case "EACCES":
      return `This account may not listen on port ${port}. Choose a port above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Set HOST to one of its own, or to 0.0.0.0 for all of them.`;
    default:
      return `Plumbline cannot listen on ${host}:${port}: ${error.message}`;
  }
}

process.on("unhandledRejection", (error) => log.error({ err: error }, "an unhandled rejection"));

start().catch((error: unknown) => {
  const inWords = error instanceof CannotStart || error instanceof DatabaseStartError;
  process.stderr.write(
    `${inWords ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
