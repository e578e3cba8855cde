import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";

/** What a zip knows of a file in it. */
export type ZippedFile = { path: string; sha256: string; bytes: number };

type Entry = ZippedFile & { crc: number; offset: number };

/** Size of a local file header without the name. */
const headerSize = 30;

/**
 * Writes a zip of files that are not packed further, as a WACZ asks, so that a reader can fetch a piece of one. Each file
 * may come in pieces: its header is completed once the last one was written. Below 4 GB, which the callers see to.
 */
export class ZipFile {
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(
    readonly handle: FileHandle,
    readonly at: Date,
  ) {}

  async add(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ZippedFile> {
    const name = Buffer.from(path);
    const offset = this.#at;
    this.#at += headerSize + name.byteLength;
    const hash = createHash("sha256");
    let [crc, bytes] = [0, 0];
    for await (const piece of pieces) {
      hash.update(piece);
      crc = crc32(piece, crc);
      bytes += piece.byteLength;
      await this.#write(piece, this.#at);
      this.#at += piece.byteLength;
    }
    const entry = { path, sha256: hash.digest("hex"), bytes, crc, offset };
    await this.#write(Buffer.concat([this.#header(entry, "local"), name]), offset);
    this.#entries.push(entry);
    return entry;
  }

  /** Writes the list of files at the end; without it a zip is none. */
  async finish(): Promise<void> {
    const start = this.#at;
    for (const entry of this.#entries) {
      const piece = Buffer.concat([this.#header(entry, "central"), Buffer.from(entry.path)]);
      await this.#write(piece, this.#at);
      this.#at += piece.byteLength;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end, this.#at);
  }

  #header({ path, crc, bytes, offset }: Entry, kind: "local" | "central"): Buffer {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    // Names are UTF-8.
    common.writeUInt16LE(0x0800, 2);
    const { time, date } = dosTime(this.at);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(bytes, 14);
    common.writeUInt32LE(bytes, 18);
    common.writeUInt16LE(Buffer.byteLength(path), 22);
    const signature = Buffer.alloc(kind === "local" ? 4 : 6);
    signature.writeUInt32LE(kind === "local" ? 0x04034b50 : 0x02014b50, 0);
    if (kind === "local") return Buffer.concat([signature, common]);
    signature.writeUInt16LE(20, 4);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    return Buffer.concat([signature, common, rest]);
  }

  async #write(piece: Uint8Array, position: number): Promise<void> {
    for (let written = 0; written < piece.byteLength;) {
      const { bytesWritten } = await this.handle.write(piece, written, piece.byteLength - written, position + written);
      written += bytesWritten;
    }
  }
}

function dosTime(at: Date): { time: number; date: number } {
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}
