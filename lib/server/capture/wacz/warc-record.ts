import { createHash } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const pack = promisify(gzip);

export type WarcRecord = {
  type: "warcinfo" | "response" | "resource";
  /** Of the record, without which nothing can refer to it. */
  id: string;
  at: Date;
  /** Where it came from; none for a warcinfo. */
  uri: string | null;
  contentType: string;
  block: Uint8Array;
  /** The part of the block that is the file itself; the whole block where left out. */
  payload?: Uint8Array;
};

/** One record of a WARC 1.1 file (ISO 28500:2017), packed by itself as the standard asks. */
export function writeRecord({ type, id, at, uri, contentType, block, payload }: WarcRecord): Promise<Uint8Array> {
  const head = [
    "WARC/1.1",
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${id}>`,
    // Milliseconds came with WARC 1.1; not every reader has heard of them.
    `WARC-Date: ${at.toISOString().replace(/\.\d{3}Z$/u, "Z")}`,
    ...(uri === null ? [] : [`WARC-Target-URI: ${uri}`]),
    `WARC-Block-Digest: sha256:${digest(block)}`,
    ...(type === "warcinfo" ? [] : [`WARC-Payload-Digest: sha256:${digest(payload ?? block)}`]),
    `Content-Type: ${contentType}`,
    `Content-Length: ${block.byteLength}`,
  ];
  return pack(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]));
}

/**
 * What a web server answered, in the form of HTTP. Of its headers the type alone is kept with a copy, and the body is stored
 * unpacked, so the length is that of the stored bytes.
 */
export function httpBlock({
  status,
  contentType,
  bytes,
}: {
  status: number;
  contentType: string;
  bytes: Uint8Array;
}): Uint8Array {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}\r\nContent-Type: ${oneLine(contentType)}\r\nContent-Length: ${bytes.byteLength}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, " ");
}
