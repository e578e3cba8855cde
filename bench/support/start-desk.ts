import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export type Desk = {
  origin: string;
  /** Process id of the server. */
  pid: number;
  /** Milliseconds from the spawning of the server until it said that it is ready. */
  readyAfterMs: number;
  /** Ends server and database and removes the data. */
  stop: () => Promise<void>;
};

/** Prepares the environment of this process and of the server: a data folder and a port of their own. */
export async function prepareDesk(): Promise<{ dataFolder: string; port: number }> {
  if (!existsSync(path.join(process.env.PLUMBLINE_DIST ?? ".next", "BUILD_ID"))) {
    console.error("There is no build to measure. Run npm run build first.");
    process.exit(2);
  }
  const dataFolder = await mkdtemp(path.join(tmpdir(), "plumbline-bench-"));
  // A start as root runs the database as another user, who has to get into the folder.
  await chmod(dataFolder, 0o755);
  const port = await freePort();
  Object.assign(process.env, {
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "localhost",
    PLUMBLINE_URL: `http://localhost:${port}`,
    PLUMBLINE_DATA: dataFolder,
    NEXTAUTH_SECRET: "only for measuring",
    LOG_LEVEL: "error",
  });
  return { dataFolder, port };
}

/** Starts the built server on the prepared data folder. */
export async function startDesk({ dataFolder, port }: { dataFolder: string; port: number }): Promise<Desk> {
  const startedAt = performance.now();
  const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      if (String(chunk).includes("is ready")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  return {
    origin: `http://localhost:${port}`,
    pid: server.pid!,
    readyAfterMs: performance.now() - startedAt,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
