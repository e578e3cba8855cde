import { spawn } from "node:child_process";
import { findNode, root, toolEnvironment } from "./prepare.mjs";

/** Runs server.ts with Node 24 in place of this process, as far as the platform allows, and ends with its exit code. */
export function startServer({ nodeArguments, mode }) {
  const node = findNode();
  if (!node) {
    console.error(
      `Plumbline needs Node 24.15 or newer; this is ${process.version}, and the package "node" was not installed whole.\n` +
        'Allow its install script (npm config set ignore-scripts false), remove node_modules and run "npm start" again.',
    );
    process.exit(1);
  }
  const child = spawn(node, [...nodeArguments, "--import", "tsx", "server.ts"], {
    cwd: root,
    env: toolEnvironment({ NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" }),
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole process group by itself.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event) endWithParent(child);
  child.once("error", (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** npm passes a signal to the shell between us alone, which dies of it and leaves us behind. */
function endWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 500).unref();
}
