import type { ArticleDoc, DocMark, DocNode } from "@/lib/text/article-doc";
import { leafBlocks } from "@/lib/text/leaf-blocks";
import { isSafeHref } from "@/lib/text/safe-href";

interface Rendering {
  starts: Map<DocNode, number>;
  /** Notes that a sign in the text has pointed to already: the note leads back to the first sign. */
  pointedTo: Set<string>;
  notes: ReadonlySet<string>;
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
    const type = /^[aAiI]$/u.exec(wordsOf(node.attrs?.type))?.[0];
    return `<ol${start === 1 ? "" : ` start="${start}"`}${type ? ` type="${type}"` : ""}>${children(node, rendering)}</ol>`;
  },
  listItem: (node, rendering) => `<li>${children(node, rendering)}</li>`,
  blockquote: (node, rendering) => `<blockquote>${children(node, rendering)}</blockquote>`,
  horizontalRule: () => "<hr>",
  note: (node, rendering) => {
    const { id, label } = noteOf(node);
    const back = rendering.pointedTo.has(id)
      ? `<a class="note-back" href="#noteref-${id}" aria-label="Back to the text">\u21A9\uFE0E</a>`
      : "";
    const named = `id="note-${id}" role="note" aria-label="Note ${label}" data-label="${label}"`;
    return `<div class="note" ${named}>${children(node, rendering)}${back}</div>`;
  },
  caption: (node, rendering) =>
    `<figure data-caption=""><figcaption>${children(node, rendering)}</figcaption></figure>`,
  // The box around it can be moved along on a narrow screen.
  table: (node, rendering) =>
    `<div class="table-box" tabindex="0" role="group" aria-label="Table"><table><tbody>${children(node, rendering)}</tbody></table></div>`,
  tableRow: (node, rendering) => `<tr>${children(node, rendering)}</tr>`,
  tableCell: (node, rendering) => `<td${spans(node)}>${children(node, rendering)}</td>`,
  tableHeader: (node, rendering) => `<th${spans(node)}>${children(node, rendering)}</th>`,
};

/**
 * An article as safe HTML: no scripts, styles or anything loaded from elsewhere. Each leaf text block is an element with
 * `data-start` (its offset in `textOf(doc)`) and `id="p-<start>"`; a hard break is `<br>`, a picture an element with
 * `data-atom` that shows its description, as is the sign of a note, so that `dom-offsets` can count. No white space is added between or inside
 * elements. Headings come `headingShift` levels lower (1: the page's own title is the h1).
 */
export function renderArticleHtml(doc: ArticleDoc, { headingShift = 1 }: { headingShift?: number } = {}): string {
  const starts = new Map(leafBlocks(doc).map((block) => [block.node, block.start]));
  return write(doc, { starts, headingShift, pointedTo: new Set(), notes: noteIdsIn(doc) });
}

function write(node: DocNode, rendering: Rendering): string {
  const writer = Object.hasOwn(nodeWriters, node.type) ? nodeWriters[node.type] : undefined;
  if (!writer) throw new Error(`An article has no node ${node.type}`);
  return writer(node, rendering);
}

function children(node: DocNode, rendering: Rendering): string {
  return (node.content ?? []).map((child) => write(child, rendering)).join("");
}

function leaf(tag: string, node: DocNode, rendering: Rendering): string {
  const start = rendering.starts.get(node);
  if (start === undefined) throw new Error("The same node object stands twice in a document");
  return `<${tag} id="p-${start}" data-start="${start}">${inline(node.content ?? [], rendering)}</${tag}>`;
}

function spans({ attrs }: DocNode): string {
  return (["colspan", "rowspan"] as const)
    .filter((name) => Number(attrs?.[name] ?? 1) > 1)
    .map((name) => ` ${name}="${Number(attrs?.[name])}"`)
    .join("");
}

/** Marks stay open over neighbouring nodes, so that a link with a bold word in it is one link. */
function inline(nodes: DocNode[], rendering: Rendering): string {
  let html = "";
  let open: DocMark[] = [];
  for (const node of nodes) {
    const marks = (node.marks ?? []).filter((mark) => mark.type !== "link" || isSafeHref(mark.attrs?.href));
    let kept = 0;
    while (kept < open.length && kept < marks.length && isSameMark(open[kept]!, marks[kept]!)) kept++;
    html += open.slice(kept).toReversed().map(closing).join("") + marks.slice(kept).map(opening).join("");
    html += inlineNode(node, rendering);
    open = marks;
  }
  return html + open.toReversed().map(closing).join("");
}

function inlineNode(node: DocNode, rendering: Rendering): string {
  if (node.type === "text") return escapeHtml(node.text ?? "");
  if (node.type === "hardBreak") return "<br>";
  if (node.type === "image") {
    const alt = typeof node.attrs?.alt === "string" ? node.attrs.alt.trim() : "";
    return `<span data-atom="image">[${alt === "" ? "Picture" : `Picture: ${escapeHtml(alt)}`}]</span>`;
  }
  if (node.type === "noteRef") return noteRef(node, rendering);
  throw new Error(`An article has no inline node ${node.type}`);
}

function noteRef(node: DocNode, { pointedTo, notes }: Rendering): string {
  const { id, label } = noteOf({ attrs: { id: node.attrs?.note, label: node.attrs?.label } });
  if (!notes.has(id)) return `<sup data-atom="note">${label}</sup>`;
  const own = pointedTo.has(id) ? "" : ` id="noteref-${id}"`;
  pointedTo.add(id);
  return `<sup data-atom="note"><a${own} href="#note-${id}" aria-label="Note ${label}">${label}</a></sup>`;
}

function noteOf({ attrs }: Pick<DocNode, "attrs">): { id: string; label: string } {
  return { id: escapeHtml(wordsOf(attrs?.id)), label: escapeHtml(wordsOf(attrs?.label)) };
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function noteIdsIn(doc: DocNode): ReadonlySet<string> {
  const ids = new Set<string>();
  const waiting = [doc];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "note") ids.add(wordsOf(node.attrs?.id));
    for (const child of node.content ?? []) if (child.content) waiting.push(child);
  }
  return ids;
}

const markTags: Record<string, string> = {
  bold: "strong",
  italic: "em",
  link: "a",
  superscript: "sup",
  subscript: "sub",
};

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
