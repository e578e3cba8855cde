import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { getBlob, hasBlob, openBlobStream, putBlob, removeBlob, withBlobFile } from "@/lib/platform/blobs";
import { env } from "@/lib/platform/env";
import { putBlobStream } from "@/lib/platform/put-blob-stream";
import { S3Failed } from "@/lib/platform/s3/s3-bucket";
import { signRequest } from "@/lib/platform/s3/sign-request";
import { s3Signature } from "@/tests/support/s3-signature";
import { startS3StandIn } from "@/tests/support/s3-stand-in";

const credentials = { accessKeyId: "key", secretAccessKey: "secret", region: "eu-west-2" };
const workspaceId = "0193a000-0000-7000-8000-000000000001";
const bytes = new TextEncoder().encode("Minutes of the harbour board, Saltmere");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const key = `/copies/blobs/${workspaceId}/${sha256.slice(0, 2)}/${sha256}`;

// The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
describe("a signature is that of the published example of", () => {
  const example = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
  };
  const nothing = createHash("sha256").digest("hex");
  const address = "https://examplebucket.s3.amazonaws.com";

  test.each([
    {
      of: "reading a part of an object",
      url: `${address}/test.txt`,
      headers: { range: "bytes=0-9" },
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
    {
      of: "asking for a setting, with a query without a value",
      url: `${address}/?lifecycle`,
      signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    },
    {
      of: "listing, with a query",
      url: `${address}/?max-keys=2&prefix=J`,
      signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    },
  ])("$of", async ({ url, headers, signature }) => {
    const { authorization } = await signRequest({
      method: "GET",
      url: new URL(url),
      headers: headers ?? {},
      bodySha256: nothing,
      credentials: example,
      now: new Date("2013-05-24T00:00:00Z"),
    });
    expect(authorization?.split("Signature=")[1]).toBe(signature);
  });

  test("storing an object under a name with a sign in it, as the stand-in for a store works it out", () => {
    const headers = {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      host: "examplebucket.s3.amazonaws.com",
      "x-amz-content-sha256": createHash("sha256").update("Welcome to Amazon S3.").digest("hex"),
      "x-amz-date": "20130524T000000Z",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    };
    expect(
      s3Signature({ method: "PUT", url: new URL(`${address}/test$file.text`), headers, credentials: example }),
    ).toBe("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  });
});

describe("blobs in a store", () => {
  let store: Awaited<ReturnType<typeof startS3StandIn>>;
  let folder: string;
  beforeAll(async () => {
    store = await startS3StandIn({ credentials, bucket: "copies" });
  });
  afterAll(() => store.stop());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "s3-"));
    vi.stubEnv("PLUMBLINE_DATA", folder);
    vi.stubEnv("S3_BUCKET", "copies");
    vi.stubEnv("S3_ENDPOINT", store.endpoint);
    vi.stubEnv("S3_REGION", credentials.region);
    vi.stubEnv("S3_ACCESS_KEY_ID", credentials.accessKeyId);
    vi.stubEnv("S3_SECRET_ACCESS_KEY", credentials.secretAccessKey);
    store.objects.clear();
    store.requests.length = 0;
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const filesLeft = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  test("gives back what was put, once, below the workspace's own prefix", async () => {
    expect(await putBlob({ workspaceId, bytes })).toEqual({ sha256, bytes: bytes.byteLength });
    await putBlob({ workspaceId, bytes });
    expect([...store.objects.keys()]).toEqual([key]);
    expect(store.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(1);
    expect(Buffer.from((await getBlob({ workspaceId, sha256 }))!)).toEqual(Buffer.from(bytes));
    expect(await hasBlob({ workspaceId, sha256 })).toBe(true);
    const opened = (await openBlobStream({ workspaceId, sha256 }))!;
    expect(opened.bytes).toBe(bytes.byteLength);
    expect(await buffer(opened.stream)).toEqual(Buffer.from(bytes));
    expect(await filesLeft()).toEqual([]);
  });

  test("says what is not there, and takes it away for good", async () => {
    expect(await getBlob({ workspaceId, sha256 })).toBeNull();
    expect(await openBlobStream({ workspaceId, sha256 })).toBeNull();
    expect(await withBlobFile({ workspaceId, sha256, work: async () => 1 })).toBeNull();
    await putBlob({ workspaceId, bytes });
    await removeBlob({ workspaceId, sha256 });
    await removeBlob({ workspaceId, sha256 });
    expect(await hasBlob({ workspaceId, sha256 })).toBe(false);
  });

  test("refuses bytes that are not what they are named for", async () => {
    store.objects.set(key, Buffer.from("Other minutes"));
    await expect(getBlob({ workspaceId, sha256 })).rejects.toThrow(/damaged/);
  });

  test("streams a large upload there and lends it as a file, leaving nothing behind", async () => {
    async function* pieces() {
      yield bytes.subarray(0, 7);
      yield bytes.subarray(7);
    }
    expect(await putBlobStream({ workspaceId, stream: pieces(), maxBytes: 100 })).toEqual({
      sha256,
      bytes: bytes.byteLength,
    });
    expect(await putBlobStream({ workspaceId, stream: pieces(), maxBytes: 10 })).toBeNull();
    expect(await withBlobFile({ workspaceId, sha256, work: (file) => readFile(file, "utf8") })).toBe(
      "Minutes of the harbour board, Saltmere",
    );
    expect(await filesLeft()).toEqual([]);
  });

  test("tries again where the store is slow, and says so where it stays away", async () => {
    store.failNext(2);
    await putBlob({ workspaceId, bytes });
    expect(store.objects.size).toBe(1);
    store.failNext(3);
    await expect(hasBlob({ workspaceId, sha256 })).rejects.toThrow(S3Failed);
  });

  test("a wrong key is refused by the store and told in words", async () => {
    vi.stubEnv("S3_SECRET_ACCESS_KEY", "another");
    await expect(getBlob({ workspaceId, sha256 })).rejects.toThrow(/refused the key .*403 \(SignatureDoesNotMatch\)/);
  });

  test("a bucket that is not there does not pass for a copy that is not there", async () => {
    vi.stubEnv("S3_BUCKET", "elsewhere");
    await expect(getBlob({ workspaceId, sha256 })).rejects.toThrow(/no bucket of this name/);
    await expect(putBlob({ workspaceId, bytes })).rejects.toThrow(/404 \(NoSuchBucket\)/);
  });

  test("a bucket without keys is refused at the start", () => {
    vi.stubEnv("S3_SECRET_ACCESS_KEY", "");
    expect(() => env()).toThrow(/S3_BUCKET: needs S3_ACCESS_KEY_ID/);
  });
});
