import { z } from "zod";
import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import { isSafeHref, maxHrefLength } from "@/lib/text/safe-href";
import { maxNoteLabel, noteIdPattern } from "./article-apparatus";
import { articleSchema } from "./article-schema";

/** Most text an article may hold, in bytes of UTF-8 over all its text nodes and descriptions of pictures. */
export const maxArticleTextBytes = 2 * 1024 * 1024;
/** Deepest nesting of nodes; the document itself is depth 0. Real articles stay below 12. */
export const maxArticleDepth = 32;
/** Most nodes of all kinds. 2 MB of prose in short marked runs stays below it. */
export const maxArticleNodes = 200_000;

export type ParsedArticleDoc = { ok: true; doc: ArticleDoc } | { ok: false; reason: "invalid_document" };

const refused = { ok: false, reason: "invalid_document" } as const;

const span = z.number().int().min(1).max(1000).optional();
const cellAttrs = z.strictObject({
  colspan: span,
  rowspan: span,
  colwidth: z.array(z.number().int().min(0).max(10_000)).max(1000).nullish(),
  align: z.enum(["left", "center", "right"]).nullish(),
});
const noAttrs = z.strictObject({});
const noteId = z.string().regex(noteIdPattern);
const noteLabel = z.string().min(1).max(maxNoteLabel);

/** What each node may carry. A node type without a row here is refused. */
const nodeAttrs: Record<string, z.ZodType> = {
  doc: noAttrs,
  paragraph: noAttrs,
  heading: z.strictObject({ level: z.number().int().min(1).max(4) }),
  bulletList: noAttrs,
  orderedList: z.strictObject({
    start: z.number().int().min(0).max(1_000_000).nullish(),
    type: z.enum(["1", "a", "A", "i", "I"]).nullish(),
  }),
  listItem: noAttrs,
  blockquote: noAttrs,
  horizontalRule: noAttrs,
  hardBreak: noAttrs,
  text: noAttrs,
  image: z.strictObject({ src: z.string().max(maxHrefLength).nullish(), alt: z.string().max(4000).nullish() }),
  noteRef: z.strictObject({ note: noteId, label: noteLabel }),
  note: z.strictObject({ id: noteId, label: noteLabel }),
  caption: noAttrs,
  table: noAttrs,
  tableRow: noAttrs,
  tableCell: cellAttrs,
  tableHeader: cellAttrs,
};

const markAttrs: Record<string, z.ZodType> = {
  bold: noAttrs,
  italic: noAttrs,
  superscript: noAttrs,
  subscript: noAttrs,
  link: z.strictObject({ href: z.custom<string>(isSafeHref) }),
};

const shape = z.looseObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).nullish(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).nullish() })).optional(),
  text: z.string().optional(),
});

/**
 * Reads an article document from outside: JSON of the article schema, within the limits above, links only to http,
 * https and mailto. Returns the document in the schema's own form (defaults filled in), or refuses with
 * `invalid_document`. Does not normalise; an import calls `normaliseDoc` afterwards.
 */
export function parseArticleDoc(json: unknown): ParsedArticleDoc {
  if (!isWithinLimits(json)) return refused;
  try {
    const node = articleSchema.nodeFromJSON(json);
    node.check();
    return node.type.name === "doc" ? { ok: true, doc: node.toJSON() as ArticleDoc } : refused;
  } catch {
    return refused;
  }
}

// Walked with a list of its own, not by recursion: depth is what is being checked.
function isWithinLimits(json: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  let nodes = 0;
  let bytes = 0;
  for (let item = open.pop(); item; item = open.pop()) {
    const parsed = shape.safeParse(item.value);
    if (!parsed.success || ++nodes > maxArticleNodes || item.depth > maxArticleDepth) return false;
    const node = parsed.data;
    if (!hasValidAttrs(node as DocNode)) return false;
    bytes += byteLength(node.text) + byteLength(node.attrs?.alt);
    if (bytes > maxArticleTextBytes) return false;
    for (const child of node.content ?? []) open.push({ value: child, depth: item.depth + 1 });
  }
  return true;
}

function hasValidAttrs(node: DocNode): boolean {
  if (!Object.hasOwn(nodeAttrs, node.type) || !nodeAttrs[node.type]?.safeParse(node.attrs ?? {}).success) return false;
  return (node.marks ?? []).every(
    (mark) => Object.hasOwn(markAttrs, mark.type) && markAttrs[mark.type]?.safeParse(mark.attrs ?? {}).success,
  );
}

const encoder = new TextEncoder();
function byteLength(value: unknown): number {
  return typeof value === "string" ? encoder.encode(value).length : 0;
}
