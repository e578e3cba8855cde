import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as Y from "yjs";
import { createDocumentStore } from "@/lib/collab/document-store";
import { recordSitting } from "@/lib/collab/record-sitting";
import { startEmbeddedPostgres } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";
import { isSaved, memoryStorage, openNodeClient, whenStatus } from "@/tests/crash/node-client";
import { lostStrokes, startTypist, textOf, type Stroke } from "@/tests/crash/typist";
import { numbersFrom } from "@/tests/support/numbers-from";

// Types with several clients while the server or the database is killed at random moments, and compares what was
// acknowledged with what the database holds right after each kill, and all copies with each other at the end.
//   npm run -s test:crash -- --rounds 20 --seed 7
// With --lie the server acknowledges before it commits, to show that such a fault is found.

const { values } = parseArgs({
  options: {
    lie: { type: "boolean", default: false },
    rounds: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
  },
});
/** What is killed in a round; "tab": the server, and one client that never comes back but as a new visit. */
type Kind = "server" | "database" | "both" | "tab";
const rounds = Number(values.rounds);
const seed = Number(values.seed);
const people = 3;
// A server that lies never says that the database is away, and a tab that believes it keeps nothing.
const kinds: readonly Kind[] = values.lie ? ["server", "both"] : ["server", "database", "both", "tab"];

// A seed repeats what the typists do, not the moments of the machine.
const random = numbersFrom(seed);

function say(text: string) {
  process.stderr.write(`${text}\n`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

const dataFolder = await mkdtemp(path.join(tmpdir(), "plumbline-crash-"));
await chmod(dataFolder, 0o711);
// PostgreSQL's own settings: fsync and synchronous_commit stay on.
let database = await startEmbeddedPostgres({ dataFolder });
await applyMigrations({ url: database.url });
process.env.DATABASE_URL = database.url;
process.env.PLUMBLINE_DATA = dataFolder;
process.env.NEXTAUTH_SECRET = randomBytes(32).toString("base64url");
process.env.LOG_LEVEL = "silent";
// Read at their first use, with the settings above.
const { db } = await import("@/lib/db/client");
const { makeDossier, makePerson } = await import("@/tests/crash/collab-fixture");

const port = await freePort();
const serverFile = fileURLToPath(new URL("./collab-only-server.ts", import.meta.url));
let server = await startServer();

// A run that fails leaves no server behind. Its data stay, to be looked at.
process.on("exit", () => server.kill("SIGKILL"));

async function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", serverFile], {
    env: { ...process.env, PORT: String(port), CRASH_LIE: values.lie ? "1" : "" },
    stdio: ["ignore", "pipe", process.env.CRASH_VERBOSE ? "inherit" : "ignore"],
  });
  child.stdout.resume();
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended by itself with code ${code}`))),
  ]);
  return child;
}

async function killServer() {
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
}

async function killDatabase() {
  const pidFile = path.join(dataFolder, "postgres", "postmaster.pid");
  process.kill(Number((await readFile(pidFile, "utf8")).split("\n")[0]), "SIGKILL");
}

/** PostgreSQL refuses to start while processes of the killed one are still ending; then it is asked again. */
async function restartDatabase() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startEmbeddedPostgres({ dataFolder });
    } catch (error) {
      if (attempt === 50 || !/lock file|shared memory/.test(String(error))) throw error;
    }
  }
}

const dossier = await makeDossier();
const { workspaceId, documentId } = dossier;
const store = createDocumentStore({ db, onSitting: recordSitting });
const persons = [dossier.owner];
while (persons.length < people) persons.push(await makePerson({ workspaceId, role: "volunteer" }));

let strokesUntilKill = Infinity;
let killNow: () => void = () => {};
function onStroke() {
  strokesUntilKill -= 1;
  if (strokesUntilKill === 0) killNow();
}

type Desk = ReturnType<typeof sitDown>;
function sitDown({ seat, visit, storage }: { seat: number; visit: number; storage: ReturnType<typeof memoryStorage> }) {
  const { cookie, userId } = persons[seat]!;
  const client = openNodeClient({ port, cookie, userId, workspaceId, documentId, storage });
  const typist = startTypist({ client, name: `${seat}.${visit}`, random, onStroke });
  return { seat, visit, storage, client, typist };
}

const desks = persons.map((_, seat) => sitDown({ seat, visit: 0, storage: memoryStorage() }));
const allStrokes = new Set<Stroke[]>(desks.map((desk) => desk.typist.strokes));
let lost = 0;

/** Straight from the database, before any client can bring back what the server forgot. What is acknowledged only
 * while the database is read does not count yet. */
async function checkStored(when: string) {
  const promised = [...allStrokes].flatMap((strokes) => strokes.filter((stroke) => stroke.acknowledged));
  const { state } = await store.load({ workspaceId, documentId });
  const missing = lostStrokes({ promised, all: [...allStrokes].flat(), state });
  lost += missing.length;
  for (const stroke of missing) say(`LOST ${when}: ${stroke.kind} ${stroke.word}`);
}

/** A tab that ends: the page writes down what is open and is gone, socket and memory with it. */
function leaveTab(desk: Desk) {
  desk.typist.stop();
  desk.client.close();
}

for (let round = 1; round <= rounds; round += 1) {
  const kind = kinds[(round - 1) % kinds.length]!;
  await Promise.all(
    desks.map((desk) =>
      whenStatus({ client: desk.client, wanted: (s) => s.ready && s.state !== "offline", within: 60_000 }),
    ),
  );
  const moment = new Promise<void>((resolve) => (killNow = resolve));
  strokesUntilKill = 1 + Math.floor(random() * 150);
  for (const desk of desks) desk.typist.resume();
  await moment;

  if (kind === "database") {
    await killDatabase();
    await Promise.all(desks.map((desk) => whenTroubled(desk)));
    database = await restartDatabase();
    await checkStored(`in round ${round}, after the database came back`);
  } else {
    const offline = desks.map((desk) =>
      whenStatus({ client: desk.client, wanted: (s) => s.state === "offline", within: 60_000 }),
    );
    if (kind === "both") await killDatabase();
    await killServer();
    await Promise.all(offline);
    if (kind === "both") database = await restartDatabase();
    await checkStored(`in round ${round}, with the server dead`);
    for (const desk of desks) desk.typist.rest();
    if (kind === "tab") {
      const left = desks[round % people]!;
      leaveTab(left);
      server = await startServer();
      // The words that were on the screen count as typed: the next visit has to bring all of them.
      const next = sitDown({ seat: left.seat, visit: left.visit + 1, storage: left.storage });
      desks[left.seat] = next;
      allStrokes.add(next.typist.strokes);
      // While somebody types on, nothing is called saved: the words that were left are waited for first.
      next.typist.rest();
      await whenStatus({ client: next.client, wanted: isSaved, within: 60_000 });
      for (const stroke of left.typist.strokes) stroke.acknowledged = true;
      await checkStored(`in round ${round}, after the tab was opened again`);
    } else {
      server = await startServer();
    }
  }
  const total = [...allStrokes].flat();
  say(
    `round ${round} (${kind}): ${total.length} strokes, ${total.filter((s) => s.acknowledged).length} acknowledged, ${lost} lost`,
  );
}

/** Until the server has said that it cannot store, or the strokes stop being acknowledged because it waits. */
function whenTroubled(desk: Desk): Promise<unknown> {
  return whenStatus({
    client: desk.client,
    wanted: (s) => s.message !== null || s.state === "offline",
    within: 60_000,
  });
}

for (const desk of desks) desk.typist.rest();
await Promise.all(desks.map((desk) => whenStatus({ client: desk.client, wanted: isSaved, within: 60_000 })));
await checkStored("at the end");
const { state } = await store.load({ workspaceId, documentId });
const stored = new Y.Doc();
Y.applyUpdate(stored, state);
const storedText = textOf(stored).toString();
const diverged = desks.filter((desk) => textOf(desk.client.ydoc).toString() !== storedText).length;
const acknowledged = [...allStrokes].flat().filter((stroke) => stroke.acknowledged).length;

for (const desk of desks) leaveTab(desk);
await killServer();
await db.$disconnect();
await database.stop();
await rm(dataFolder, { recursive: true, force: true });
say(`seed ${seed}`);
process.stdout.write(`${JSON.stringify({ rounds, acknowledged, lost, diverged })}\n`);
process.exit(lost === 0 && diverged === 0 && acknowledged > 0 ? 0 : 1);
