import type { DocMark, DocNode } from "@/lib/text/article-doc";

/** White space that HTML collapses; a no-break space is a character like any other. */
const collapsible = /[ \t\n\r\f]+/g;

/**
 * Collects inline content of one text block as it is met on a page: collapses white space across element borders and
 * remembers line breaks.
 */
export class InlineRun {
  #nodes: DocNode[] = [];
  #afterSpace = true;

  addText({ text, marks }: { text: string; marks: readonly DocMark[] }): void {
    let collapsed = text.replace(collapsible, " ");
    if (this.#afterSpace && collapsed.startsWith(" ")) collapsed = collapsed.slice(1);
    if (collapsed === "") return;
    this.#afterSpace = collapsed.endsWith(" ");
    this.#nodes.push(
      marks.length > 0 ? { type: "text", text: collapsed, marks: [...marks] } : { type: "text", text: collapsed },
    );
  }

  /** Something that stands in the line like one sign. */
  addAtom(node: DocNode): void {
    this.#nodes.push(node);
    this.#afterSpace = false;
  }

  addBreak(): void {
    this.#nodes.push({ type: "hardBreak" });
    this.#afterSpace = true;
  }

  /**
   * Empties the run. Two or more breaks in a row are how many pages write a new paragraph, so they part it.
   * @returns the content of each paragraph; pieces without a visible character are left out.
   */
  take(): DocNode[][] {
    const paragraphs: DocNode[][] = [];
    let current: DocNode[] = [];
    let breaks = 0;
    for (const node of this.#nodes) {
      if (node.type === "hardBreak") {
        breaks++;
        continue;
      }
      // White space between two breaks keeps them neighbours.
      if (breaks > 0 && node.text?.trim() === "") continue;
      if (breaks > 1) {
        paragraphs.push(current);
        current = [];
      } else if (breaks === 1 && current.length > 0) current.push({ type: "hardBreak" });
      breaks = 0;
      current.push(node);
    }
    paragraphs.push(current);
    this.#nodes = [];
    this.#afterSpace = true;
    return paragraphs.filter((content) => content.some((node) => node.text !== undefined && node.text.trim() !== ""));
  }
}
