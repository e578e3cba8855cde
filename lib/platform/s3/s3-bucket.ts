import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { request } from "undici";
import { signRequest, type S3Credentials } from "@/lib/platform/s3/sign-request";

export type S3Bucket = {
  /** Address of the store, without the bucket. */
  endpoint: string;
  bucket: string;
  credentials: S3Credentials;
};

/** SHA-256 of nothing. */
const emptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Milliseconds until a store that says nothing counts as away. */
const patienceMs = 60_000;
const attempts = 3;

/** The store refused, or could not be reached after several attempts. */
export class S3Failed extends Error {}

type Body = { bytes: Uint8Array } | { file: string; length: number };

/** Stores one object under a key. The store itself checks the digest, which is part of the signature. */
export async function putObject(
  bucket: S3Bucket,
  { key, sha256, body }: { key: string; sha256: string; body: Body },
): Promise<void> {
  const length = "bytes" in body ? body.bytes.byteLength : body.length;
  await send(bucket, {
    method: "PUT",
    key,
    bodySha256: sha256,
    headers: { "content-length": String(length), "content-type": "application/octet-stream" },
    body: () => ("bytes" in body ? body.bytes : createReadStream(body.file)),
  }).then((answer) => expectStatus({ answer, allowed: [200] }));
}

/** The object's body and length in bytes, or null where there is none under this key. */
export async function getObject(
  bucket: S3Bucket,
  { key }: { key: string },
): Promise<{ stream: Readable; bytes: number } | null> {
  const answer = await send(bucket, { method: "GET", key });
  if (await isMissing(answer)) return null;
  await expectStatus({ answer, allowed: [200], keepBody: true });
  return { stream: answer.body, bytes: Number(answer.headers["content-length"]) };
}

export async function hasObject(bucket: S3Bucket, { key }: { key: string }): Promise<boolean> {
  const answer = await send(bucket, { method: "HEAD", key });
  if (await isMissing(answer)) return false;
  await expectStatus({ answer, allowed: [200] });
  return true;
}

/** Removes an object; one that is not there is as good as removed. */
export async function deleteObject(bucket: S3Bucket, { key }: { key: string }): Promise<void> {
  const answer = await send(bucket, { method: "DELETE", key });
  if (await isMissing(answer)) return;
  await expectStatus({ answer, allowed: [200, 202, 204] });
}

type Answer = Awaited<ReturnType<typeof request>>;

async function send(
  { endpoint, bucket, credentials }: S3Bucket,
  {
    method,
    key,
    headers = {},
    bodySha256 = emptySha256,
    body,
  }: {
    method: "GET" | "PUT" | "HEAD" | "DELETE";
    key: string;
    headers?: Record<string, string>;
    bodySha256?: string;
    /** Called for each attempt. */
    body?: () => Uint8Array | Readable;
  },
): Promise<Answer> {
  const url = new URL(`${endpoint.replace(/\/+$/u, "")}/${bucket}/${key}`);
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await request(url, {
        method,
        headers: await signRequest({ method, url, headers, bodySha256, credentials, now: new Date() }),
        body: body?.() ?? null,
        headersTimeout: patienceMs,
        bodyTimeout: patienceMs,
      });
      if (answer.statusCode < 500 || attempt === attempts) return answer;
      await answer.body.dump();
    } catch (error) {
      if (attempt === attempts) throw new S3Failed(`The store of copies could not be reached.`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 100 * 4 ** (attempt - 1)));
  }
}

/** @throws S3Failed where the bucket itself is not there: nothing may pass for lost that is only looked for elsewhere. */
async function isMissing({ statusCode, body }: Answer): Promise<boolean> {
  if (statusCode !== 404) return false;
  if ((await codeIn(body)) === "NoSuchBucket") throw new S3Failed("The store of copies has no bucket of this name.");
  return true;
}

/** @throws S3Failed with what the store said. */
async function expectStatus({
  answer: { statusCode, body },
  allowed,
  keepBody = false,
}: {
  answer: Answer;
  allowed: readonly number[];
  keepBody?: boolean;
}): Promise<void> {
  if (allowed.includes(statusCode)) {
    if (!keepBody) await body.dump();
    return;
  }
  const code = await codeIn(body);
  const answered = `${statusCode}${code ? ` (${code})` : ""}`;
  throw new S3Failed(
    statusCode === 401 || statusCode === 403
      ? `The store of copies refused the key that it was given: ${answered}.`
      : `The store of copies answered ${answered}.`,
  );
}

/** The store's own name for what is wrong; null where it names nothing, as in every answer to HEAD. */
async function codeIn(body: Answer["body"]): Promise<string | null> {
  const said = await body.text().catch(() => "");
  return /<Code>([^<]{1,100})<\/Code>/u.exec(said)?.[1] ?? null;
}
