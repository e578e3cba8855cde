import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./find-browser.mjs";
import { ensureBuilt, ensureInstalled, root, run } from "./prepare.mjs";

// npm test: every check and every test, to the end even when one fails. A check counts as one; a test run counts its
// tests. The last line is "N passed, N failed".

const reports = mkdtempSync(path.join(tmpdir(), "plumbline-reports-"));
const totals = { passed: 0, failed: 0 };
const summary = [];

const LAYERED = ["app", "components", "lib", "scripts", "tests", "bench", "eval", "server.ts"];

const isInstalled = await step("install", () => check(ensureInstalled()));
if (isInstalled) {
  await step("format", () => check(run("prettier", ["--check", "--log-level=warn", "."])));
  // The client's types, the pages' types and all later steps rest on the generated client.
  await step("database client", () => check(run("prisma", ["generate"])));
  await step("lint", () => check(run("oxlint", [])));
  await step("types", () => check(run("tsc", ["--noEmit", "--incremental", "false"])));
  await step("layers", () =>
    check(run("depcruise", ["--config", ".dependency-cruiser.cjs", ...LAYERED.filter(isHere)])),
  );
  await step("migrations", () => check(run("node", ["--import", "tsx", "scripts/db-check.ts"])));
  await step("unit tests", () => vitest("unit"));
  await step("integration tests", () => vitest("integration"));
  const isBuilt = await step("build", () => check(ensureBuilt()));
  if (isHere("tests/e2e")) await step("end-to-end tests", () => playwright(isBuilt));
}
rmSync(reports, { recursive: true, force: true });

console.log(`\n${summary.join("\n")}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/** Runs one step, adds its counts to the totals and returns whether nothing in it failed. */
async function step(name, body) {
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();
  const { passed, failed, skipped = 0, note = "" } = await body();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  totals.passed += passed;
  totals.failed += failed;
  summary.push(
    `${failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(18)} ${seconds.padStart(6)} s  ${passed} passed, ${failed} failed` +
      `${skipped > 0 ? `, ${skipped} skipped` : ""}${note && `  (${note})`}`,
  );
  return failed === 0;
}

async function check(exitCode) {
  return (await exitCode) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project) {
  const file = path.join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest", ["run", "--project", project, ...reporters]);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, note: "no report was written" };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return judge({
    code,
    passed: report.numPassedTests,
    // A file that cannot even be loaded holds no failed test, but is one failure.
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

async function playwright(isBuilt) {
  if (!isBuilt) return { passed: 0, failed: 1, note: "not run: there is no build" };
  const browser = await findBrowser();
  if (!browser) return { passed: 0, failed: 1, note: "no browser: install Chromium or set CHROMIUM_PATH" };
  const file = path.join(reports, "e2e.json");
  const code = await run("playwright", ["test", "--reporter=list,json"], {
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, note: "no report was written" };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return judge({ code, passed: expected, failed: unexpected + flaky, skipped });
}

/** An exit code that no test accounts for, and a run without a test, are failures too. */
function judge({ code, passed, failed, skipped }) {
  if (failed === 0 && code !== 0) return { passed, failed: 1, skipped, note: "an error outside of the tests" };
  if (passed + failed === 0) return { passed, failed: 1, skipped, note: "no test was run" };
  return { passed, failed, skipped };
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function isHere(place) {
  return existsSync(path.join(root, place));
}
