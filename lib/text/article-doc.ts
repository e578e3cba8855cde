/** A mark of a text run as ProseMirror stores it. */
export interface DocMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of an article document as ProseMirror stores it (`node.toJSON()`). */
export interface DocNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  marks?: DocMark[];
  /** Only on nodes of type `text`; never empty. */
  text?: string;
}

/** The root node of an article. `parseArticleDoc` (lib/editor/article) is where one comes from. */
export interface ArticleDoc extends DocNode {
  type: "doc";
  content: DocNode[];
}

/** Nodes that hold text directly. Every character of an article stands in exactly one of them. */
const leafBlockTypes: ReadonlySet<string> = new Set(["paragraph", "heading"]);

/** True of a node whose children are text and inline nodes. */
export function isLeafBlock(node: DocNode): boolean {
  return leafBlockTypes.has(node.type);
}

/** The character that stands for an inline atom in an article's text. */
export const atomCharacter = "\uFFFC";

/** The text of one inline node: its own text, one `\n` for a hard break, U+FFFC for any other atom. */
export function inlineText(node: DocNode): string {
  if (node.type === "text") return node.text ?? "";
  return node.type === "hardBreak" ? "\n" : atomCharacter;
}
