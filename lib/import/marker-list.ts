import type { DocNode } from "@/lib/text/article-doc";
import { maxNesting } from "./limits";
import type { ListMarker } from "./list-markers";

type OpenList = { node: DocNode; kind: ListMarker["kind"]; indent: number };

const orderedTypes: Partial<Record<ListMarker["kind"], string>> = { letter: "a", roman: "i" };

/**
 * Builds lists out of items in a row. An item of a kind that is open goes on with that list, one that stands further in
 * or a bullet below a numbered item opens a list inside it, and any other begins a new list.
 */
export function listNodes(items: (ListMarker & { /** Where the text has marks. */ content?: DocNode[] })[]): DocNode[] {
  const top: DocNode[] = [];
  let open: OpenList[] = [];
  for (const item of items) {
    const known = open.findLastIndex((list) => list.kind === item.kind && Math.abs(list.indent - item.indent) <= 1);
    const loose =
      known >= 0 ? known : open.findLastIndex((list) => list.kind === item.kind && item.indent <= list.indent);
    const current = open.at(-1);
    if (loose >= 0) open = open.slice(0, loose + 1);
    else if (current && isInside({ item, current }) && open.length < maxNesting) {
      const list = newList(item);
      current.node.content!.at(-1)!.content!.push(list);
      open = [...open, { node: list, kind: item.kind, indent: item.indent }];
    } else {
      const list = newList(item);
      top.push(list);
      open = [{ node: list, kind: item.kind, indent: item.indent }];
    }
    open.at(-1)!.node.content!.push({
      type: "listItem",
      content: [{ type: "paragraph", content: item.content ?? [{ type: "text", text: item.text }] }],
    });
  }
  return top;
}

function isInside({ item, current }: { item: ListMarker; current: OpenList }): boolean {
  const isUnordered = (kind: ListMarker["kind"]) => kind === "bullet" || kind === "dash";
  return item.indent > current.indent + 1 || (isUnordered(item.kind) && !isUnordered(current.kind));
}

function newList(item: ListMarker): DocNode {
  if (item.kind === "bullet" || item.kind === "dash") return { type: "bulletList", content: [] };
  const type = orderedTypes[item.kind];
  const attrs = { ...(item.ordinal !== 1 ? { start: item.ordinal } : {}), ...(type ? { type } : {}) };
  return { type: "orderedList", ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content: [] };
}
