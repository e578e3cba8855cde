import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";

/** A document as a plain import makes it: blank lines part paragraphs, single line feeds are hard breaks. */
export function docOfPlainText(text: string): ArticleDoc {
  const blocks = text.split(/\n\s*\n/u).filter((block) => block.trim() !== "");
  return {
    type: "doc",
    content: blocks.map((block) => ({
      type: "paragraph",
      content: block
        .split("\n")
        .flatMap((line, index): DocNode[] => [
          ...(index > 0 ? [{ type: "hardBreak" }] : []),
          ...(line === "" ? [] : [{ type: "text", text: line }]),
        ]),
    })),
  };
}
