import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { putBlob } from "@/lib/platform/blobs";
import { clearLeftovers } from "@/lib/platform/clear-leftovers";

const workspaceId = "0193a000-0000-7000-8000-000000000001";
const now = new Date("2026-03-02T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "leftovers-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function left(name: string, hours: number) {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "half");
  await utimes(file, hoursAgo(hours), hoursAgo(hours));
}
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)))
    .toSorted();

test("what was cut off more than a day ago goes; stored copies and what is under way stay", async () => {
  const bytes = Buffer.from("Minutes");
  await putBlob({ workspaceId, bytes, root });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const copy = `blobs/${workspaceId}/${sha256.slice(0, 2)}/${sha256}`;
  await utimes(path.join(root, copy), hoursAgo(9_000), hoursAgo(9_000));
  await left(`blobs/${workspaceId}/.upload.1.part`, 25);
  await left(`blobs/${workspaceId}/.upload.2.part`, 23);
  await left(`blobs/${workspaceId}/ab/.${"0".repeat(64)}.3.part`, 25);
  await left("lent/4.wacz", 25);
  await left("lent/5", 1);
  await left("postgres/.something.part", 900);
  expect(await clearLeftovers({ now, root })).toBe(3);
  expect(await files()).toEqual(
    [`blobs/${workspaceId}/.upload.2.part`, copy, "lent/5", "postgres/.something.part"].toSorted(),
  );
});

test("there is nothing to clear in a folder that is not there yet", async () => {
  expect(await clearLeftovers({ now, root: path.join(root, "none") })).toBe(0);
});
