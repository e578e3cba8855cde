import type { DocNode } from "@/lib/text/article-doc";
import type { ImportResult } from "@/lib/import/proposal";

/** A document on one line a block, for comparing: types, levels and marks with the words. */
export function outline(node: DocNode): string {
  if (node.type === "text") return `${(node.marks ?? []).map(({ type }) => `${type}:`).join("")}${node.text}`;
  if (node.type === "noteRef") return `^${String(node.attrs?.label)}`;
  if (node.type === "hardBreak") return "/";
  const level = node.type === "heading" ? String(node.attrs?.level) : "";
  return `${node.type}${level}(${(node.content ?? []).map(outline).join("|")})`;
}

/** What a proposal keeps and what it leaves out, as outlines. */
export function outlines(result: ImportResult): { kept: string[]; left: [string, string][] } {
  if (!result.ok) throw new Error(result.reason);
  return {
    kept: result.blocks.filter(({ furniture }) => furniture === null).map(({ node }) => outline(node)),
    left: result.blocks.flatMap(({ furniture, text }) =>
      furniture ? [[furniture.reason, text] as [string, string]] : [],
    ),
  };
}
