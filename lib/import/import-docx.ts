import mammoth from "mammoth";
import { checkZip, type CheckedZip } from "./check-zip";
import { dateOfMetadata } from "./find-date";
import { markNotes } from "./find-notes";
import { htmlToBlocks } from "./html-to-blocks";
import { proposeBlocks } from "./import-text";
import { languageTag } from "./page-fields";
import { elementsIn, PageTooDeep, parsePageFragment, textIn } from "./page-tree";
import type { ImportFields, ImportResult, Proposed } from "./proposal";
import { tidyWordHtml } from "./tidy-word-html";

/** Word's built-in styles that mean something for a text, in the names that every language of Word stores. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption > p:fresh",
  "p[style-name='Caption'] => figcaption > p:fresh",
  "p[style-name='heading 7'] => h6:fresh",
  "p[style-name='heading 8'] => h6:fresh",
  "p[style-name='heading 9'] => h6:fresh",
];

const mainPart = "word/document.xml";

/**
 * Brings in a Word document (DOCX): headings by their styles, lists, tables, captions, footnotes and endnotes with their
 * signs. Pictures leave nothing behind but their captions. The archive is checked before anything is unpacked.
 * Refuses: `broken_file`, `encrypted`, `unpacks_too_large`, `unsupported_type` for other archives, `too_deep`, `too_large`,
 * `no_text`.
 */
export async function importDocx({
  bytes,
  fileName = null,
  now,
}: {
  bytes: Uint8Array;
  fileName?: string | null;
  now: Date;
}): Promise<ImportResult> {
  const zip = await checkZip(bytes);
  if (!zip.ok) return zip;
  if (!zip.names.has("[Content_Types].xml") || ![...zip.names].some((name) => /^word\/document\d*\.xml$/u.test(name)))
    return { ok: false, reason: "unsupported_type" };
  // Entities of its own are what no word processor writes and what makes a small file large.
  if (/<!DOCTYPE|<!ENTITY/iu.test((await zip.read(mainPart))?.slice(0, 2000) ?? ""))
    return { ok: false, reason: "broken_file" };
  try {
    const root = parsePageFragment(await htmlOf(bytes));
    tidyWordHtml(root);
    markNotes({ root, baseUrl: null });
    const { blocks, flattened } = htmlToBlocks({ root, baseUrl: null });
    return proposeBlocks({
      nodes: blocks.map(({ node }) => node),
      fileName,
      now,
      fallback: await fieldsOfProperties(zip),
      warnings: flattened ? ["nesting_flattened"] : [],
    });
  } catch (error) {
    if (error instanceof PageTooDeep) return { ok: false, reason: "too_deep" };
    if (error instanceof Unreadable) return { ok: false, reason: "broken_file" };
    throw error;
  }
}

class Unreadable extends Error {}

async function htmlOf(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        styleMap,
        // A style map inside the file would be instructions from a stranger.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      },
    );
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Unreadable(undefined, { cause: error });
  }
}

const foundIn = "the file's own properties, which may be those of an earlier file";

async function fieldsOfProperties(zip: CheckedZip): Promise<Partial<ImportFields>> {
  const xml = await zip.read("docProps/core.xml");
  if (!xml || xml.length > 100_000) return {};
  const values = new Map([...elementsIn(parsePageFragment(xml))].map((element) => [element.tagName, textIn(element)]));
  const names = (values.get("dc:creator") ?? "").split(/\s*;\s*/u).filter((name) => /\p{L}/u.test(name));
  return {
    title: proposed(values.get("dc:title")),
    authors: names.length > 0 ? { value: names, foundIn } : null,
    publishedOn: proposed(dateOfMetadata(values.get("dcterms:modified") ?? values.get("dcterms:created") ?? "")),
    ...(values.get("dc:language") && { language: proposed(languageTag(values.get("dc:language"))) }),
  };
}

function proposed(value: string | null | undefined): Proposed<string> {
  return value ? { value, foundIn } : null;
}
