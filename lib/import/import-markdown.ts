import MarkdownIt from "markdown-it";
import { dateOfMetadata } from "./find-date";
import { markNotes } from "./find-notes";
import { htmlToBlocks } from "./html-to-blocks";
import { isBinary, proposeBlocks } from "./import-text";
import { maxImportTextBytes, maxNesting } from "./limits";
import { readMarkdownNotes } from "./markdown-notes";
import { httpUrl, languageTag } from "./page-fields";
import { PageTooDeep, parsePageFragment } from "./page-tree";
import type { ImportFields, ImportResult, Proposed } from "./proposal";

/** HTML inside Markdown is shown as the characters it is written with. */
const markdown = new MarkdownIt({ html: false, linkify: false, maxNesting: 100 }).use(readMarkdownNotes);

/** Below the nesting that a document keeps anyway the parser would drop the text, so such marks go before it. */
const deepQuotes = new RegExp(`^((?: {0,3}>){${maxNesting}})(?: {0,3}>)+`, "gmu");

/**
 * Brings in Markdown (CommonMark with tables and footnotes). A head between "---" lines gives the fields that it names.
 * Refuses: `empty`, `binary`, `too_large`, `too_deep`, `no_text`.
 */
export function importMarkdown({
  text,
  fileName = null,
  now,
}: {
  text: string;
  fileName?: string | null;
  now: Date;
}): ImportResult {
  if (text.trim() === "") return { ok: false, reason: "empty" };
  if (Buffer.byteLength(text) > 2 * maxImportTextBytes) return { ok: false, reason: "too_large" };
  if (isBinary(text)) return { ok: false, reason: "binary" };
  const { head, body } = splitHead(text);
  try {
    const root = parsePageFragment(markdown.render(body.replace(deepQuotes, "$1")));
    markNotes({ root, baseUrl: null });
    const { blocks } = htmlToBlocks({ root, baseUrl: null });
    return proposeBlocks({ nodes: blocks.map((block) => block.node), fileName, now, fields: fieldsOfHead(head) });
  } catch (error) {
    if (error instanceof PageTooDeep) return { ok: false, reason: "too_deep" };
    throw error;
  }
}

function splitHead(text: string): { head: Map<string, string>; body: string } {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(text);
  const head = new Map<string, string>();
  for (const line of found?.[1]?.split(/\r?\n/u) ?? []) {
    const [, key, value] = /^([A-Za-z][\w-]{0,40}):\s*(.{1,500})$/u.exec(line) ?? [];
    if (key && value) head.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/u, "$2"));
  }
  return head.size > 0 && found ? { head, body: text.slice(found[0].length) } : { head: new Map(), body: text };
}

function fieldsOfHead(head: Map<string, string>): Partial<ImportFields> {
  const names = (head.get("authors") ?? head.get("author"))?.replace(/^\[(.*)\]$/u, "$1").split(/\s*,\s*/u);
  const authors = names?.map((name) => name.replace(/^["']|["']$/gu, "").trim()).filter(Boolean);
  const all = {
    title: proposed(head.get("title")),
    authors: authors && authors.length > 0 ? { value: authors, foundIn } : null,
    publisher: proposed(head.get("publisher")),
    publishedOn: proposed(dateOfMetadata(head.get("date") ?? head.get("published") ?? "")),
    language: proposed(languageTag(head.get("lang") ?? head.get("language"))),
    url: proposed(httpUrl(head.get("url") ?? head.get("link"))),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

const foundIn = "head of the file";

function proposed(value: string | null | undefined): Proposed<string> {
  return value ? { value, foundIn } : null;
}
