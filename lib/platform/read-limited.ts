import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** The body is longer than allowed, on the wire or unpacked. */
export class TooLarge extends Error {}

/** The body does not follow its own headers: unknown coding, damaged or cut-off compression. */
export class UnreadableBody extends Error {}

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads a response body to its end and undoes its content coding, stopping at the first byte past `maxBytes`. Both the
 * packed and the unpacked stream are counted while they flow, so that a small bomb is never unpacked into memory.
 * @param declaredLength Content-Length as sent; believed only where it already exceeds the limit.
 * @throws TooLarge, UnreadableBody, or the stream's own network error.
 */
export async function readLimited({
  body,
  coding,
  declaredLength,
  maxBytes,
}: {
  body: Readable;
  coding: string | null;
  declaredLength: string | null;
  maxBytes: number;
}): Promise<Uint8Array> {
  try {
    if (Number(declaredLength ?? 0) > maxBytes) throw new TooLarge(`declares ${declaredLength} bytes`);
    const name = (coding ?? "identity").trim().toLowerCase();
    const counted = limited({ stream: body, maxBytes });
    if (name === "" || name === "identity") return concat(await gather(counted));
    const makeDecoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!makeDecoder) throw new UnreadableBody(`content coding ${name.slice(0, 40)}`);
    const chunks: Uint8Array[] = [];
    await pipeline(counted, makeDecoder(), async (unpacked: AsyncIterable<Uint8Array>) => {
      chunks.push(...(await gather(limited({ stream: unpacked, maxBytes }))));
    });
    return concat(chunks);
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(Z_|ERR__?Z|ERR_.*BROTLI)/.test(String(error.code)))
      throw new UnreadableBody(`damaged compression: ${error.message}`);
    throw error;
  } finally {
    body.on("error", () => {});
    body.destroy();
  }
}

async function* limited({ stream, maxBytes }: { stream: AsyncIterable<Uint8Array>; maxBytes: number }) {
  let seen = 0;
  for await (const chunk of stream) {
    seen += chunk.byteLength;
    if (seen > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    yield chunk;
  }
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

function concat(chunks: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
