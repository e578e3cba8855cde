import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** Runs one step of a start, as scripts/prepare.mjs does, in a process of its own. */
function step({ code, quiet }: { code: number; quiet: boolean }) {
  const saying = `console.log("route table"); console.error("warning"); process.exitCode = ${code}`;
  const script = `
    const { run } = await import("./scripts/prepare.mjs");
    process.exitCode = await run(process.execPath, ["-e", ${JSON.stringify(saying)}], { quiet: ${quiet} });`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  return { words: `${stdout}${stderr}`, status };
}

test("a quiet step says nothing when it works and everything when it fails", () => {
  expect(step({ code: 0, quiet: true })).toEqual({ words: "", status: 0 });
  const failed = step({ code: 3, quiet: true });
  expect(failed.status).toBe(3);
  expect(failed.words).toContain("route table");
  expect(failed.words).toContain("warning");
  expect(step({ code: 0, quiet: false }).words).toContain("route table");
});
