import type { FileHandle } from "node:fs/promises";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { cdxLine, type CdxEntry } from "@/lib/server/capture/wacz/cdx-line";
import { httpBlock, writeRecord } from "@/lib/server/capture/wacz/warc-record";
import { ZipFile, type ZippedFile } from "@/lib/server/capture/wacz/zip-file";

/** One stored file as it goes into an archive. */
export type ArchivedFile = {
  /** Record id, a UUID. */
  id: string;
  /** Where it came from; null for what was uploaded or pasted. */
  url: string | null;
  /** Of what was uploaded; null where it has none. */
  fileName: string | null;
  at: Date;
  status: number | null;
  mediaType: string;
  contentType: string;
  sha256: string;
  /** What a reader sees in the list of pages; null for a style sheet or picture of one. */
  page: { title: string; text: string } | null;
  /** Null where the bytes were redacted. */
  read: () => Promise<Uint8Array | null>;
};

const description =
  "Copies of sources. Of the headers of an answer the status and the type are kept, and bodies are stored without their content coding. What was uploaded or pasted stands at uploaded.invalid.";

/**
 * Writes a WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/) into an open file: the WARC with its index, the list of
 * pages, and the digests of all of it. What was fetched becomes response records, what was brought in by hand resource
 * records under an address that can never be one of the web's (RFC 2606).
 */
export async function writeWacz({
  handle,
  title,
  files,
  now,
}: {
  handle: FileHandle;
  title: string;
  files: readonly ArchivedFile[];
  now: Date;
}): Promise<void> {
  const zip = new ZipFile(handle, now);
  const index: CdxEntry[] = [];
  const pages: { id: string; url: string; ts: string; title: string; text: string }[] = [];
  const stored: ZippedFile[] = [];
  stored.push(await zip.add("archive/data.warc.gz", records({ title, files, now, index, pages })));
  stored.push(await zip.add("indexes/index.cdx", [Buffer.from(index.map(cdxLine).toSorted().join(""))]));
  const list = [{ format: "json-pages-1.0", id: "pages", title: "All pages", hasText: true }, ...pages];
  const lines = `${list.map((line) => JSON.stringify(line)).join("\n")}\n`;
  stored.push(await zip.add("pages/pages.jsonl", [Buffer.from(lines)]));
  const [main] = pages;
  const manifest = await zip.add("datapackage.json", [
    Buffer.from(
      JSON.stringify(
        {
          profile: "data-package",
          wacz_version: "1.1.1",
          title,
          description,
          // Where ReplayWeb.page looks for it.
          metadata: { title },
          created: now.toISOString(),
          software: "Plumbline",
          ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
          resources: stored.map(({ path, sha256, bytes }) => ({
            name: path.split("/").at(-1),
            path,
            hash: `sha256:${sha256}`,
            bytes,
          })),
        },
        null,
        2,
      ),
    ),
  ]);
  const digest = { path: "datapackage.json", hash: `sha256:${manifest.sha256}` };
  await zip.add("datapackage-digest.json", [Buffer.from(JSON.stringify(digest))]);
  await zip.finish();
}

async function* records({
  title,
  files,
  now,
  index,
  pages,
}: {
  title: string;
  files: readonly ArchivedFile[];
  now: Date;
  index: CdxEntry[];
  pages: { id: string; url: string; ts: string; title: string; text: string }[];
}): AsyncGenerator<Uint8Array> {
  const info =
    "software: Plumbline\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n" +
    `title: ${title.replace(/[\r\n]+/gu, " ")}\r\ndescription: ${description}\r\n`;
  const first = await writeRecord({
    type: "warcinfo",
    id: uuidv7(),
    at: now,
    uri: null,
    contentType: "application/warc-fields",
    block: Buffer.from(info),
  });
  let offset = first.byteLength;
  yield first;
  for (const { id, url, fileName, at, status, mediaType, contentType, sha256, page, read } of files) {
    const bytes = await read();
    if (!bytes) continue;
    const uri = url === null ? uploadedAt({ id, fileName }) : asRequested(url);
    const record = await writeRecord({
      id,
      at,
      uri,
      payload: bytes,
      ...(url === null
        ? { type: "resource", contentType, block: bytes }
        : {
            type: "response",
            contentType: "application/http; msgtype=response",
            block: httpBlock({ status: status ?? 200, contentType, bytes }),
          }),
    });
    const length = record.byteLength;
    index.push({ url: uri, at, mediaType, status: status ?? 200, sha256, offset, length });
    if (page) pages.push({ id, url: uri, ts: at.toISOString(), ...page });
    offset += length;
    yield record;
  }
}

function uploadedAt({ id, fileName }: { id: string; fileName: string | null }): string {
  return `https://uploaded.invalid/${id}/${encodeURIComponent(fileName ?? "")}`;
}

/** As a browser asks for it: a player looks for exactly this, so without the fragment and with all else encoded. */
function asRequested(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
