import type { ArticleDoc, DocMark, DocNode } from "@/lib/text/article-doc";
import { leafBlocks } from "@/lib/text/leaf-blocks";
import { isSafeHref } from "@/lib/text/safe-href";

interface Rendering {
  starts: Map<DocNode, number>;
  headingShift: number;
}

/** How each node is written. A type without a row here does not belong in an article and throws. */
const nodeWriters: Record<string, (node: DocNode, rendering: Rendering) => string> = {
  doc: children,
  paragraph: (node, rendering) => leaf("p", node, rendering),
  heading: (node, rendering) =>
    leaf(`h${Math.min(Number(node.attrs?.level ?? 1) + rendering.headingShift, 6)}`, node, rendering),
  bulletList: (node, rendering) => `<ul>${children(node, rendering)}</ul>`,
  orderedList: (node, rendering) => {
    const start = Number(node.attrs?.start ?? 1);
    return `<ol${start === 1 ? "" : ` start="${start}"`}>${children(node, rendering)}</ol>`;
  },
  listItem: (node, rendering) => `<li>${children(node, rendering)}</li>`,
  blockquote: (node, rendering) => `<blockquote>${children(node, rendering)}</blockquote>`,
  horizontalRule: () => "<hr>",
  table: (node, rendering) => `<table><tbody>${children(node, rendering)}</tbody></table>`,
  tableRow: (node, rendering) => `<tr>${children(node, rendering)}</tr>`,
  tableCell: (node, rendering) => `<td${spans(node)}>${children(node, rendering)}</td>`,
  tableHeader: (node, rendering) => `<th${spans(node)}>${children(node, rendering)}</th>`,
};

/**
 * An article as safe HTML: no scripts, styles or anything loaded from elsewhere. Each leaf text block is an element with
 * `data-start` (its offset in `textOf(doc)`) and `id="p-<start>"`; a hard break is `<br>`, a picture an element with
 * `data-atom` that shows its description, so that `dom-offsets` can count. No white space is added between or inside
 * elements. Headings come `headingShift` levels lower (1: the page's own title is the h1).
 */
export function renderArticleHtml(doc: ArticleDoc, { headingShift = 1 }: { headingShift?: number } = {}): string {
  const starts = new Map(leafBlocks(doc).map((block) => [block.node, block.start]));
  return write(doc, { starts, headingShift });
}

function write(node: DocNode, rendering: Rendering): string {
  const writer = Object.hasOwn(nodeWriters, node.type) ? nodeWriters[node.type] : undefined;
  if (!writer) throw new Error(`An article has no node ${node.type}`);
  return writer(node, rendering);
}

function children(node: DocNode, rendering: Rendering): string {
  return (node.content ?? []).map((child) => write(child, rendering)).join("");
}

function leaf(tag: string, node: DocNode, { starts }: Rendering): string {
  const start = starts.get(node);
  if (start === undefined) throw new Error("The same node object stands twice in a document");
  return `<${tag} id="p-${start}" data-start="${start}">${inline(node.content ?? [])}</${tag}>`;
}

function spans({ attrs }: DocNode): string {
  return (["colspan", "rowspan"] as const)
    .filter((name) => Number(attrs?.[name] ?? 1) > 1)
    .map((name) => ` ${name}="${Number(attrs?.[name])}"`)
    .join("");
}

/** Marks stay open over neighbouring nodes, so that a link with a bold word in it is one link. */
function inline(nodes: DocNode[]): string {
  let html = "";
  let open: DocMark[] = [];
  for (const node of nodes) {
    const marks = (node.marks ?? []).filter((mark) => mark.type !== "link" || isSafeHref(mark.attrs?.href));
    let kept = 0;
    while (kept < open.length && kept < marks.length && isSameMark(open[kept]!, marks[kept]!)) kept++;
    html += open.slice(kept).toReversed().map(closing).join("") + marks.slice(kept).map(opening).join("");
    html += inlineNode(node);
    open = marks;
  }
  return html + open.toReversed().map(closing).join("");
}

function inlineNode(node: DocNode): string {
  if (node.type === "text") return escapeHtml(node.text ?? "");
  if (node.type === "hardBreak") return "<br>";
  if (node.type === "image") {
    const alt = typeof node.attrs?.alt === "string" ? node.attrs.alt.trim() : "";
    return `<span data-atom="image">[${alt === "" ? "Picture" : `Picture: ${escapeHtml(alt)}`}]</span>`;
  }
  throw new Error(`An article has no inline node ${node.type}`);
}

const markTags: Record<string, string> = { bold: "strong", italic: "em", link: "a" };

function tagOf(mark: DocMark): string {
  const tag = markTags[mark.type];
  if (!tag) throw new Error(`An article has no mark ${mark.type}`);
  return tag;
}

function opening(mark: DocMark): string {
  if (mark.type !== "link") return `<${tagOf(mark)}>`;
  return `<a href="${escapeHtml(String(mark.attrs?.href))}" rel="nofollow noopener noreferrer">`;
}

function closing(mark: DocMark): string {
  return `</${tagOf(mark)}>`;
}

function isSameMark(one: DocMark, other: DocMark): boolean {
  return one.type === other.type && one.attrs?.href === other.attrs?.href;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r]/gu, (character) => entities[character]!);
}
