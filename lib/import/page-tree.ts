import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { maxOpenElements } from "./limits";

export type PageNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.ParentNode;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageDocument = DefaultTreeAdapterTypes.Document;

/** The page opens more elements inside one another than are read. */
export class PageTooDeep extends Error {}

/**
 * Parses a page as a browser would. The number of open elements is bounded while parsing, since both the parser's
 * scope rules and everything that walks the tree afterwards grow with its depth.
 * @throws PageTooDeep
 */
export function parsePage(html: string): PageDocument {
  return boundedTree(parse(html, { treeAdapter: boundedAdapter() }));
}

/** The same for a fragment, as it stands inside a body. */
export function parsePageFragment(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  return boundedTree(parseFragment(html, { treeAdapter: boundedAdapter() }));
}

/** Wrongly nested formatting can make the tree deeper than the parser's stack ever was. */
function boundedTree<T extends PageNode>(root: T): T {
  const waiting: { node: PageNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (item.depth > 2 * maxOpenElements) throw new PageTooDeep();
    for (const node of childrenOf(item.node)) waiting.push({ node, depth: item.depth + 1 });
  }
  return root;
}

function boundedAdapter(): typeof defaultTreeAdapter {
  let open = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      if (++open > maxOpenElements) throw new PageTooDeep();
    },
    onItemPop: () => {
      open--;
    },
  };
}

export function isElement(node: PageNode): node is PageElement {
  return "tagName" in node;
}

export function childrenOf(node: PageNode): DefaultTreeAdapterTypes.ChildNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

/** Value of an attribute, trimmed; null when it is missing or empty. */
export function attribute(element: PageElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value.trim() || null;
}

/** All elements below a node in document order. */
export function* elementsIn(root: PageNode): Generator<PageElement> {
  const waiting = childrenOf(root).toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!);
  }
}

/** Elements of the given names below a node, in document order. */
export function listElements(root: PageNode, ...names: string[]): PageElement[] {
  return [...elementsIn(root)].filter((element) => names.includes(element.tagName));
}

/** All text below a node with white space collapsed, scripts and styles left out. */
export function textIn(root: PageNode): string {
  const pieces: string[] = [];
  const waiting: PageNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === "#text" && "value" in node) pieces.push(node.value);
    if (node.nodeName === "script" || node.nodeName === "style") continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
  return pieces.join("").replace(/\s+/gu, " ").trim();
}

/** The raw text of a script or style element. */
export function rawTextOf(element: PageElement): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}
