import type { DocMark, DocNode } from "@/lib/text/article-doc";
import { isBackLink, noteOf, refOf } from "./find-notes";
import { marksInside } from "./inline-marks";
import { InlineRun } from "./inline-run";
import { maxNesting } from "./limits";
import { attribute, childrenOf, isElement, type PageElement, type PageNode } from "./page-tree";
import { tableNode } from "./table-node";

/** A block with the elements that it stood in, outermost first, for judging what part of a page it is. */
export type PageBlock = { node: DocNode; ancestors: readonly PageElement[] };

const skipped = new Set(
  "script style template noscript svg math iframe frame object embed applet canvas audio video head input select textarea datalist map area img picture source track meta link base dialog progress meter".split(
    " ",
  ),
);

const blockElements = new Set(
  "address article aside body button center dd details div dl dt fieldset figcaption figure footer form frameset header hgroup html label legend li main nav option p pre search section summary table tbody td tfoot th thead tr caption blockquote ul ol menu dir h1 h2 h3 h4 h5 h6 hr xmp listing plaintext".split(
    " ",
  ),
);

/**
 * Turns a parsed page into blocks of the article schema: headings, paragraphs, lists, quotes, tables, captions, with
 * bold, italic, raised and lowered letters, links, and the notes that `markNotes` has marked. It is an allow-list: whatever has no row here contributes its text or nothing, so scripts, styles, forms,
 * pictures and drawings cannot come through. Hidden parts are skipped. Links that are not http, https or mailto lose
 * their address and keep their words.
 * @param baseUrl what relative addresses are resolved against; without it they are dropped.
 */
export function htmlToBlocks({ root, baseUrl }: { root: PageNode; baseUrl: string | null }): {
  blocks: PageBlock[];
  flattened: boolean;
} {
  const walk = new BlockWalk(baseUrl);
  walk.children(root, { marks: [], depth: 0, preformatted: false });
  return { blocks: walk.finish(), flattened: walk.flattened };
}

type Context = {
  marks: readonly DocMark[];
  /** How many lists, quotes and tables stand around. */
  depth: number;
  preformatted: boolean;
};

class BlockWalk {
  readonly #blocks: PageBlock[] = [];
  readonly #run = new InlineRun();
  readonly #ancestors: PageElement[] = [];
  flattened = false;

  constructor(readonly baseUrl: string | null) {}

  finish(): PageBlock[] {
    this.#flush();
    return this.#blocks;
  }

  children(node: PageNode, context: Context): void {
    for (const child of childrenOf(node)) {
      if (isElement(child)) this.#element(child, context);
      else if (child.nodeName === "#text" && "value" in child) this.#text(child.value, context);
    }
  }

  #text(text: string, { marks, preformatted }: Context): void {
    if (!preformatted) return this.#run.addText({ text, marks });
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.#run.addBreak();
      this.#run.addText({ text: line, marks });
    });
  }

  #element(element: PageElement, context: Context): void {
    const name = element.tagName;
    if (skipped.has(name) || isHidden(element)) return;
    if (name === "br") return this.#run.addBreak();
    if (isBackLink(element)) return;
    const ref = refOf(element);
    if (ref) return this.#run.addAtom({ type: "noteRef", attrs: ref });
    if (!blockElements.has(name)) return this.#inline(element, context);
    this.#flush();
    this.#ancestors.push(element);
    this.#block(element, context);
    this.#flush();
    this.#ancestors.pop();
  }

  #inline(element: PageElement, context: Context): void {
    const name = element.tagName;
    const quoted = name === "q";
    const marks = marksInside({ element, marks: context.marks, baseUrl: this.baseUrl });
    if (quoted) this.#run.addText({ text: "“", marks });
    this.#ancestors.push(element);
    this.children(element, { ...context, marks });
    this.#ancestors.pop();
    if (quoted) this.#run.addText({ text: "”", marks });
  }

  #block(element: PageElement, context: Context): void {
    const name = element.tagName;
    const note = noteOf(element);
    if (note) return this.#note(element, context, note);
    const level = headingLevel(element);
    if (level) return this.#heading(element, { ...context, marks: [] }, Math.min(Number(level), 4));
    if (name === "figcaption") return this.#captions(this.#inside(element, context));
    if (name === "pre" || name === "xmp" || name === "listing" || name === "plaintext")
      return this.children(element, { ...context, preformatted: true });
    const nests =
      name === "ul" || name === "ol" || name === "menu" || name === "dir" || name === "blockquote" || name === "table";
    if (nests && context.depth >= maxNesting) {
      this.flattened = true;
      return this.children(element, context);
    }
    if (name === "blockquote") return this.#push("blockquote", this.#inside(element, context));
    if (name === "table") return this.#table(element, context);
    if (nests) return this.#list(element, context);
    this.children(element, context);
  }

  /** The blocks of an element's content by themselves, one level further down. */
  #inside(element: PageElement, context: Context): DocNode[] {
    const inner = new BlockWalk(this.baseUrl);
    inner.children(element, { marks: [], depth: context.depth + 1, preformatted: context.preformatted });
    const nodes = inner.finish().map((block) => block.node);
    this.flattened ||= inner.flattened;
    return nodes;
  }

  /** Each paragraph on its own, so that a credit below the words can be left out by itself. */
  #captions(nodes: DocNode[]): void {
    for (const node of nodes) this.#add(node.type === "paragraph" ? { type: "caption", content: [node] } : node);
  }

  #note(element: PageElement, context: Context, note: { id: string; label: string }): void {
    const content = withoutSign(this.#inside(element, context), note.label);
    this.#push("note", content, note);
  }

  #heading(element: PageElement, context: Context, level: number): void {
    const nodes = this.#inside(element, context);
    const content = nodes.flatMap((node, index) => [
      ...(index > 0 ? [{ type: "text", text: " " }] : []),
      ...inlineContent(node),
    ]);
    if (content.length > 0) this.#add({ type: "heading", attrs: { level }, content });
  }

  #list(element: PageElement, context: Context): void {
    let items: DocNode[] = [];
    let loose: DocNode[] = [];
    const closeLoose = () => {
      items.push(...listItems(loose));
      loose = [];
    };
    const closeList = () => {
      closeLoose();
      if (items.length > 0) this.#add({ ...listNode(element), content: items });
      items = [];
    };
    for (const child of element.childNodes) {
      if (isElement(child) && (skipped.has(child.tagName) || isHidden(child))) continue;
      const note = isElement(child) ? noteOf(child) : null;
      if (note && isElement(child)) {
        closeList();
        this.#note(child, context, note);
      } else if (isElement(child) && child.tagName === "li") {
        closeLoose();
        items.push(...listItems(this.#inside(child, context)));
      } else {
        const wrapper = { ...element, tagName: "li", nodeName: "li", attrs: [], childNodes: [child] };
        const nodes = this.#inside(wrapper, context);
        const last = items.at(-1);
        // A list right inside a list belongs to the item before it, whatever the standard says.
        if (last && nodes.length > 0 && nodes.every(isList)) last.content?.push(...nodes);
        else loose.push(...nodes);
      }
    }
    closeList();
  }

  #table(element: PageElement, context: Context): void {
    const table = tableNode({ element, contentOf: (cell) => this.#inside(cell, context) });
    if (!table) return this.children(element, context);
    this.#captions(table.captions.map((content) => ({ type: "paragraph", content })));
    this.#add(table.node);
  }

  #push(type: string, content: DocNode[], attrs?: DocNode["attrs"]): void {
    if (content.length > 0) this.#add({ type, ...(attrs && { attrs }), content });
  }

  #flush(): void {
    for (const content of this.#run.take()) this.#add({ type: "paragraph", content });
  }

  #add(node: DocNode): void {
    this.#blocks.push({ node, ancestors: [...this.#ancestors] });
  }
}

function headingLevel(element: PageElement): string | undefined {
  if (attribute(element, "role") === "heading" && /^[1-6]$/u.test(attribute(element, "aria-level") ?? ""))
    return attribute(element, "aria-level")!;
  return /^h([1-6])$/.exec(element.tagName)?.[1];
}

function listNode(element: PageElement): DocNode {
  if (element.tagName !== "ol") return { type: "bulletList" };
  const start = Number(attribute(element, "start") ?? "1");
  const type = /^[aAiI]$/u.exec(attribute(element, "type") ?? "")?.[0];
  const attrs = {
    ...(Number.isInteger(start) && start >= 0 && start <= 1_000_000 && start !== 1 ? { start } : {}),
    ...(type ? { type } : {}),
  };
  return { type: "orderedList", ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}

/** A note without its own sign or an arrow back at its head, which the page shows beside it. */
function withoutSign(nodes: DocNode[], label: string): DocNode[] {
  const [first, ...rest] = nodes;
  if (first?.type !== "paragraph") return nodes;
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const head = new RegExp(`^\\s*(?:\\[?\\(?${escaped}\\)?\\]?(?![\\p{L}\\p{N}])[.:]?|[\\^↑↩])\\s*`, "u");
  const content = [...(first.content ?? [])];
  while (content[0]?.type === "text") {
    const text = content[0].text!.replace(head, "");
    if (text === content[0].text) break;
    if (text === "") content.shift();
    else content[0] = { ...content[0], text };
  }
  return content.length > 0 ? [{ ...first, content }, ...rest] : rest;
}

/** The inline nodes of a block, wherever they stand in it. */
function inlineContent(node: DocNode): DocNode[] {
  if (node.type === "paragraph" || node.type === "heading") return node.content ?? [];
  return (node.content ?? []).flatMap((child, index) => [
    ...(index > 0 ? [{ type: "text", text: " " }] : []),
    ...inlineContent(child),
  ]);
}

function isList(node: DocNode): boolean {
  return node.type === "bulletList" || node.type === "orderedList";
}

/** An item begins with a paragraph in the schema; an item that only holds a list gives that list's items instead. */
function listItems(nodes: DocNode[]): DocNode[] {
  const content = nodes.flatMap((node) => {
    if (node.type === "heading") return [{ type: "paragraph", content: node.content ?? [] }];
    return node.type === "caption" ? (node.content ?? []) : [node];
  });
  const [first] = content;
  if (!first) return [];
  if (content.every(isList)) return content.flatMap((list) => list.content ?? []);
  return [{ type: "listItem", content: first.type === "paragraph" ? content : [{ type: "paragraph" }, ...content] }];
}

function isHidden(element: PageElement): boolean {
  if (element.attrs.some(({ name }) => name === "hidden")) return true;
  if (attribute(element, "aria-hidden") === "true") return true;
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style") ?? "");
}
