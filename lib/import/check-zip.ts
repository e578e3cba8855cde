import type { Readable } from "node:stream";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";

/** Files in one archive. A long illustrated document has some hundreds. */
const maxEntries = 2_000;
/** Bytes of everything in it once unpacked. */
const maxUnpackedBytes = 120 * 1024 * 1024;
/** Bytes of one part of XML. Word needs ten to twenty bytes for a letter, and an article holds 2 MB of text. */
const maxXmlBytes = 40 * 1024 * 1024;
/** Word's XML packs to about a twentieth; more than this is nothing that anybody has written. */
const maxRatio = 200;
/** Below this many bytes a high ratio does no harm: a part may be one line over and over. */
const ratioFromBytes = 1024 * 1024;

export type CheckedZip = {
  ok: true;
  names: ReadonlySet<string>;
  /** A part as text (UTF-8); null where there is none of this name. */
  read: (name: string) => Promise<string | null>;
};

export type ZipRefusal = { ok: false; reason: "broken_file" | "encrypted" | "unpacks_too_large" };

/**
 * Looks at an archive before anything unpacks it: first what it declares, then what really comes out of each part, counted
 * while it flows and thrown away. Archives inside it are never opened.
 * Refuses: `broken_file`, `encrypted`, `unpacks_too_large`.
 */
export async function checkZip(bytes: Uint8Array): Promise<CheckedZip | ZipRefusal> {
  let zip: ZipFile;
  const entries: Entry[] = [];
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > maxEntries) return { ok: false, reason: "unpacks_too_large" };
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    return { ok: false, reason: "broken_file" };
  }
  if (entries.some((entry) => entry.isEncrypted())) return { ok: false, reason: "encrypted" };
  if (!isModest(entries)) return { ok: false, reason: "unpacks_too_large" };
  try {
    let left = maxUnpackedBytes;
    for (const entry of entries)
      left -= await sizeOf(await zip.openReadStreamPromise(entry), Math.min(left, limitOf(entry)));
  } catch (error) {
    return { ok: false, reason: error instanceof TooMuch ? "unpacks_too_large" : "broken_file" };
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    ok: true,
    names: new Set(byName.keys()),
    read: async (name) => {
      const entry = byName.get(name);
      if (!entry) return null;
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString("utf8");
    },
  };
}

class TooMuch extends Error {}

function limitOf({ fileName }: Entry): number {
  return /\.(?:xml|rels|vml)$/iu.test(fileName) ? maxXmlBytes : maxUnpackedBytes;
}

/** What the archive says of itself. It may lie, so the parts are counted as well. */
function isModest(entries: Entry[]): boolean {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  return (
    total <= maxUnpackedBytes &&
    entries.every(
      (entry) =>
        entry.uncompressedSize <= limitOf(entry) &&
        (entry.uncompressedSize < ratioFromBytes ||
          entry.uncompressedSize <= maxRatio * Math.max(1, entry.compressedSize)),
    )
  );
}

async function sizeOf(stream: Readable, limit: number): Promise<number> {
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new TooMuch();
  }
  return size;
}
