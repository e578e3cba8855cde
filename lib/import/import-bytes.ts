import { fileTypeFromBuffer } from "file-type";
import { decodeBytes } from "./decode-bytes";
import { withArticles } from "./find-articles";
import { importHtml } from "./import-html";
import { importMarkdown } from "./import-markdown";
import { importText } from "./import-text";
import { maxImportBytes } from "./limits";
import type { ImportResult } from "./proposal";

export type ImportBytesInput = {
  bytes: Uint8Array;
  /** As the server or the browser names it; parameters such as the charset may follow. */
  contentType?: string | null;
  fileName?: string | null;
  /** Where the bytes came from; relative links are resolved against it. */
  url?: string | null;
  now: Date;
};

type Importer = (input: ImportBytesInput) => ImportResult | Promise<ImportResult>;

const fromHtml: Importer = ({ bytes, contentType, url, now }) =>
  importHtml({ html: decodeBytes({ bytes, contentType, isHtml: true }).text, url, now });
const fromText: Importer = ({ bytes, contentType, fileName, now }) =>
  importText({ text: decodeBytes({ bytes, contentType, isHtml: false }).text, fileName, now });
const fromMarkdown: Importer = ({ bytes, contentType, fileName, now }) =>
  importMarkdown({ text: decodeBytes({ bytes, contentType, isHtml: false }).text, fileName, now });

/** What is read, by media type. A further kind of file is one more row, and one more in `extensions`. */
const importers: Record<string, Importer> = {
  "text/html": fromHtml,
  "application/xhtml+xml": fromHtml,
  "text/plain": fromText,
  "text/markdown": fromMarkdown,
};

const extensions: Record<string, string> = {
  html: "text/html",
  htm: "text/html",
  xhtml: "application/xhtml+xml",
  txt: "text/plain",
  text: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
};

/** Types that say nothing about what is inside. */
const vagueTypes = new Set([
  "application/octet-stream",
  "binary/octet-stream",
  "application/unknown",
  "application/force-download",
]);

/** The media types that can be brought in, for upload fields and for asking servers. */
export const importableTypes: readonly string[] = Object.keys(importers);

/** The file name endings that go with them, without the dot. */
export const importableExtensions: readonly string[] = Object.keys(extensions);

/**
 * Brings in a file or a fetched page by what it is: its own first bytes, then its media type, its file name, its looks.
 * Refuses: `empty`, `too_large`, `unsupported_type`, `binary`, and what the importer of the type refuses.
 */
export async function importBytes(input: ImportBytesInput): Promise<ImportResult> {
  const { bytes } = input;
  if (bytes.byteLength === 0) return { ok: false, reason: "empty" };
  if (bytes.byteLength > maxImportBytes) return { ok: false, reason: "too_large" };
  const type = (await typeByMagic(bytes)) ?? typeByName(input) ?? typeByLooks(bytes);
  const importer = Object.hasOwn(importers, type) ? importers[type] : undefined;
  if (!importer) return { ok: false, reason: "unsupported_type" };
  const result = await importer(input);
  return result.ok ? withArticles({ proposal: result, now: input.now }) : result;
}

/** Formats with a signature are what they are, whatever they are called. XML is left to its name. */
async function typeByMagic(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 8192)).catch(() => undefined);
  return found && !/[/+]xml$/.test(found.mime) ? found.mime : null;
}

function typeByName({ contentType, fileName }: ImportBytesInput): string | null {
  const essence = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const ending = /\.([A-Za-z0-9]{1,10})$/u.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const byEnding = Object.hasOwn(extensions, ending) ? extensions[ending]! : null;
  // Browsers and servers know Markdown as plain text or not at all.
  if (byEnding && (essence === "" || essence === "text/plain" || vagueTypes.has(essence))) return byEnding;
  return essence === "" || vagueTypes.has(essence) ? null : essence;
}

function typeByLooks(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<(!doctype html|html|head|body|article|p|div|h[1-6])[\s>]/i.test(head) ? "text/html" : "text/plain";
}
