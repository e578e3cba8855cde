import { fileTypeFromBuffer } from "file-type";
import { decodeBytes } from "./decode-bytes";
import { withArticles } from "./find-articles";
import { importHtml } from "./import-html";
import { importMarkdown } from "./import-markdown";
import { importText } from "./import-text";
import { maxDocumentBytes } from "@/lib/domain/article/bring-in";
import { maxImportBytes } from "./limits";
import { httpUrl } from "./page-fields";
import type { ImportProposal, ImportResult } from "./proposal";

export type ImportBytesInput = {
  bytes: Uint8Array;
  /** As the server or the browser names it; parameters such as the charset may follow. */
  contentType?: string | null;
  fileName?: string | null;
  /** Where the bytes came from; relative links are resolved against it. */
  url?: string | null;
  /** A clipboard: what somebody has chosen, and no page in which an article has to be found. */
  isSelection?: boolean;
  now: Date;
};

type Importer = (input: ImportBytesInput) => ImportResult | Promise<ImportResult>;

const fromHtml: Importer = ({ bytes, contentType, url, isSelection, now }) =>
  importHtml({ html: decodeBytes({ bytes, contentType, isHtml: true }).text, url, isSelection, now });
const fromText: Importer = ({ bytes, contentType, fileName, now }) =>
  importText({ text: decodeBytes({ bytes, contentType, isHtml: false }).text, fileName, now });
const fromMarkdown: Importer = ({ bytes, contentType, fileName, now }) =>
  importMarkdown({ text: decodeBytes({ bytes, contentType, isHtml: false }).text, fileName, now });

// Loaded when they are needed: every page would wait for them in its own process.
const fromPdf: Importer = async ({ bytes, fileName, now }) =>
  (await import("./pdf/import-pdf")).importPdf({ bytes, fileName, now });
const fromDocx: Importer = async ({ bytes, fileName, now }) =>
  (await import("./import-docx")).importDocx({ bytes, fileName, now });
const fromMail: Importer = async ({ bytes, now }) => (await import("./import-mail")).importMail({ bytes, now });
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What is read, by media type. A further kind of file is one more row, and one more in `extensions`. */
const importers: Record<string, Importer> = {
  "text/html": fromHtml,
  "application/xhtml+xml": fromHtml,
  "text/plain": fromText,
  "text/markdown": fromMarkdown,
  "application/pdf": fromPdf,
  [docxType]: fromDocx,
  "message/rfc822": fromMail,
};

/** Files of these types are mostly pictures and attachments. */
const documentTypes: ReadonlySet<string> = new Set(["application/pdf", docxType, "message/rfc822"]);

const extensions: Record<string, string> = {
  html: "text/html",
  htm: "text/html",
  xhtml: "application/xhtml+xml",
  txt: "text/plain",
  text: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  pdf: "application/pdf",
  docx: docxType,
  eml: "message/rfc822",
};

/** Types that say nothing about what is inside. */
const vagueTypes = new Set([
  "application/octet-stream",
  "binary/octet-stream",
  "application/unknown",
  "application/force-download",
]);

/**
 * Brings in a file or a fetched page by what it is: its own first bytes, then its media type, its file name, its looks.
 * Refuses: `empty`, `too_large`, `unsupported_type`, `binary`, and what the importer of the type refuses.
 */
export async function importBytes(input: ImportBytesInput): Promise<ImportResult> {
  const { bytes } = input;
  if (bytes.byteLength === 0) return { ok: false, reason: "empty" };
  if (bytes.byteLength > maxDocumentBytes) return { ok: false, reason: "too_large" };
  const type = (await typeByMagic(input)) ?? typeByName(input) ?? typeByLooks(bytes);
  if (bytes.byteLength > (documentTypes.has(type) ? maxDocumentBytes : maxImportBytes))
    return { ok: false, reason: "too_large" };
  if (type === compoundType) return { ok: false, reason: reasonOfCompound(bytes) };
  const importer = Object.hasOwn(importers, type) ? importers[type] : undefined;
  if (!importer) return { ok: false, reason: "unsupported_type" };
  const result = await importer({ ...input, fileName: input.fileName ?? nameInAddress(input.url) });
  return result.ok ? withArticles({ proposal: withAddress(result, input.url), now: input.now }) : result;
}

/** The last part of an address, which is the name of a file that is fetched: "https://a.example/minutes.pdf". */
function nameInAddress(url: string | null | undefined): string | null {
  const name = url && URL.canParse(url) ? new URL(url).pathname.split("/").at(-1) : null;
  if (!name || !/\.[A-Za-z0-9]{1,5}$/u.test(name)) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Files that say nothing of where they stand were still fetched from somewhere. */
function withAddress(proposal: ImportProposal, url: string | null | undefined): ImportProposal {
  const address = proposal.fields.url ? null : httpUrl(url);
  return address
    ? { ...proposal, fields: { ...proposal.fields, url: { value: address, foundIn: "the address given" } } }
    : proposal;
}

/** The container of Microsoft's formats before 2007, in which locked files of today stand as well. */
const compoundType = "application/x-cfb";

function reasonOfCompound(bytes: Uint8Array): "encrypted" | "old_format" | "unsupported_type" {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(Buffer.from("EncryptedPackage", "utf16le"))) return "encrypted";
  return file.includes(Buffer.from("WordDocument", "utf16le")) ? "old_format" : "unsupported_type";
}

/** Formats with a signature are what they are, whatever they are called. XML is left to its name. */
async function typeByMagic({ bytes, fileName, contentType }: ImportBytesInput): Promise<string | null> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  // Some programs write a line or two before a PDF's own first line.
  const isCalledPdf = /\.pdf$/iu.test(fileName ?? "") || /^application\/pdf\b/iu.test(contentType ?? "");
  if (head.startsWith("%PDF-") || (isCalledPdf && head.includes("%PDF-"))) return "application/pdf";
  // Whether an archive is a Word document stands further inside than its first bytes; the importer looks.
  if (head.startsWith("PK\u0003\u0004") && !/\.(?!docx)[A-Za-z0-9]{1,5}$/iu.test(fileName ?? "")) return docxType;
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
