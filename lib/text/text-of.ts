import type { DocNode } from "./article-doc";
import { leafBlocks } from "./leaf-blocks";

/**
 * The text of a document: leaf text blocks in order joined by one `\n`, a hard break one `\n`, any other inline atom
 * U+FFFC. Every offset that Plumbline stores for an article counts UTF-16 units into it.
 */
export function textOf(doc: DocNode): string {
  return leafBlocks(doc)
    .map((block) => block.text)
    .join("\n");
}
