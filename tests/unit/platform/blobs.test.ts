import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getBlob, hasBlob, openBlobStream, putBlob, removeBlob } from "@/lib/platform/blobs";

const workspaceId = "0193a000-0000-7000-8000-000000000001";
const otherWorkspaceId = "0193a000-0000-7000-8000-000000000002";
const bytes = new TextEncoder().encode("Minutes of the harbour board, Saltmere");
const sha256 = createHash("sha256").update(bytes).digest("hex");

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "blobs-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe("blobs", () => {
  it("gives back what was put, under its digest", async () => {
    expect(await putBlob({ workspaceId, bytes, root })).toEqual({ sha256, bytes: bytes.byteLength });
    expect(Buffer.from((await getBlob({ workspaceId, sha256, root }))!)).toEqual(Buffer.from(bytes));
    expect(await hasBlob({ workspaceId, sha256, root })).toBe(true);
  });

  it("writes the same content once, and leaves no temporary file", async () => {
    await putBlob({ workspaceId, bytes, root });
    const [file] = await filesBelow(root);
    const before = await stat(file!, { bigint: true });
    await putBlob({ workspaceId, bytes, root });
    expect(await filesBelow(root)).toEqual([file]);
    expect((await stat(file!, { bigint: true })).ino).toBe(before.ino);
  });

  it("keeps one file when many write the same content at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => putBlob({ workspaceId, bytes, root })));
    expect(await filesBelow(root)).toHaveLength(1);
    expect(await getBlob({ workspaceId, sha256, root })).not.toBeNull();
  });

  it("does not show one workspace's blob to another", async () => {
    await putBlob({ workspaceId, bytes, root });
    expect(await hasBlob({ workspaceId: otherWorkspaceId, sha256, root })).toBe(false);
    expect(await getBlob({ workspaceId: otherWorkspaceId, sha256, root })).toBeNull();
    expect(await openBlobStream({ workspaceId: otherWorkspaceId, sha256, root })).toBeNull();
  });

  it("streams with the length", async () => {
    await putBlob({ workspaceId, bytes, root });
    const opened = await openBlobStream({ workspaceId, sha256, root });
    expect(opened?.bytes).toBe(bytes.byteLength);
    expect(await buffer(opened!.stream)).toEqual(Buffer.from(bytes));
  });

  it("stores the empty content", async () => {
    const stored = await putBlob({ workspaceId, bytes: new Uint8Array(), root });
    expect(await getBlob({ workspaceId, sha256: stored.sha256, root })).toHaveLength(0);
  });

  it("says so when the file was damaged", async () => {
    await putBlob({ workspaceId, bytes, root });
    const [file] = await filesBelow(root);
    await chmod(file!, 0o640);
    await truncate(file!, 3);
    await expect(getBlob({ workspaceId, sha256, root })).rejects.toThrow(/damaged/);
  });

  it("removes, and removing twice is no error", async () => {
    await putBlob({ workspaceId, bytes, root });
    await removeBlob({ workspaceId, sha256, root });
    await removeBlob({ workspaceId, sha256, root });
    expect(await getBlob({ workspaceId, sha256, root })).toBeNull();
  });

  it.each([
    { workspaceId: "../../etc", sha256 },
    { workspaceId: "", sha256 },
    { workspaceId, sha256: "../passwd" },
    { workspaceId, sha256: `${sha256}/..` },
    { workspaceId, sha256: sha256.toUpperCase() },
  ])("refuses a key that could leave the folder: %j", async (key) => {
    await expect(getBlob({ ...key, root })).rejects.toThrow(/^Not a/);
    await expect(hasBlob({ ...key, root })).rejects.toThrow(/^Not a/);
  });
});
