import type { DocNode } from "./article-doc";
import { foldText } from "./fold-text";
import { leafBlocks } from "./leaf-blocks";

/** Whether a text begins with its own title as a heading, so that a page need not show the title once more. */
export function opensWithTitle({ doc, title }: { doc: DocNode; title: string }): boolean {
  const first = leafBlocks(doc)[0];
  return first?.type === "heading" && keyOf(first.text) === keyOf(title);
}

function keyOf(text: string): string {
  return foldText(text).text.replace(/\s+/gu, " ").trim().toLowerCase();
}
