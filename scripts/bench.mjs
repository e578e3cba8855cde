import { ensureBuilt, ensureInstalled, run } from "./prepare.mjs";

// npm run bench: every benchmark after the other, on one build. Each ends with one line of JSON; docs/benchmarks.md says
// what the keys mean. Nothing else should run on the machine meanwhile.

const names = ["reader", "dossier", "public", "claims", "captures", "graph", "start"];

if ((await ensureInstalled()) !== 0 || (await ensureBuilt()) !== 0) process.exit(1);
let failed = 0;
for (const name of names) {
  console.log(`\n── ${name} ──`);
  if ((await run("node", ["--import", "tsx", `bench/${name}.ts`])) !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
