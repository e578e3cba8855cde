import type { DocNode } from "@/lib/text/article-doc";

const textBlocks: ReadonlySet<string> = new Set(["paragraph", "heading", "codeBlock"]);

/**
 * A briefing's text as one line for each text block, for comparing two states of it. Cards are left out, since claims are
 * compared by what they are; links to claims and citations become what `nameOf` says.
 */
export function documentLines({
  document,
  nameOf,
}: {
  document: DocNode;
  nameOf: (node: { type: string; id: string }) => string;
}): string[] {
  const lines: string[] = [];
  const visit = (node: DocNode) => {
    if (textBlocks.has(node.type)) {
      const line = (node.content ?? []).map((child) => inline({ node: child, nameOf })).join("");
      if (line.trim() !== "") lines.push(line.trim());
    } else (node.content ?? []).forEach(visit);
  };
  visit(document);
  return lines;
}

function inline({ node, nameOf }: { node: DocNode; nameOf: (node: { type: string; id: string }) => string }): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return " ";
  const id = node.attrs?.id;
  return typeof id === "string" ? nameOf({ type: node.type, id }) : "";
}
