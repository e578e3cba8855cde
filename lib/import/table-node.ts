import type { DocNode } from "@/lib/text/article-doc";
import { attribute, childrenOf, isElement, listElements, type PageElement } from "./page-tree";

/** Wider or higher than this a table is layout or an attack. */
const maxSpan = 100;
const maxCells = 20_000;
const maxBlocksInCell = 6;

/**
 * A table of data as a node of the schema, with its captions as inline content. Null for a table that only lays out the
 * page: marked so, or less than two rows or two columns, or holding another table or a whole column of text in a cell.
 * @param contentOf the blocks inside a cell or caption.
 */
export function tableNode({
  element,
  contentOf,
}: {
  element: PageElement;
  contentOf: (cell: PageElement) => DocNode[];
}): { node: DocNode; captions: DocNode[][] } | null {
  const role = attribute(element, "role");
  if (role === "presentation" || role === "none" || listElements(element, "table").length > 0) return null;
  const { rows, captions } = partsOf(element);
  const cellsOfRows = rows.map((row) => childrenOf(row).filter(isCell));
  const count = cellsOfRows.reduce((sum, cells) => sum + cells.length, 0);
  if (cellsOfRows.filter((cells) => cells.length > 0).length < 2 || count > maxCells) return null;
  if (!cellsOfRows.some((cells) => cells.length > 1)) return null;

  const grid = cellsOfRows
    .filter((cells) => cells.length > 0)
    .map((cells) =>
      cells.map((cell) => ({
        cell,
        content: contentOf(cell),
        colspan: spanOf(cell, "colspan"),
        rowspan: spanOf(cell, "rowspan"),
      })),
    );
  if (grid.flat().some(({ cell, content }) => cell.tagName === "td" && content.length > maxBlocksInCell)) return null;
  const widths = widthsOf(grid);
  const width = Math.max(...widths);
  if (width < 2 || width > maxSpan) return null;
  const content = grid.map((cells, row) => ({
    type: "tableRow",
    content: [
      ...cells.map(({ cell, content: inside, colspan, rowspan }) => ({
        type: cell.tagName === "th" ? "tableHeader" : "tableCell",
        attrs: { colspan, rowspan: Math.min(rowspan, grid.length - row) },
        content: inside.length > 0 ? inside : [{ type: "paragraph" }],
      })),
      ...Array.from({ length: width - widths[row]! }, () => ({ type: "tableCell", content: [{ type: "paragraph" }] })),
    ],
  }));
  const words = captions.flatMap((caption) => contentOf(caption)).filter((node) => node.type === "paragraph");
  return { node: { type: "table", content }, captions: words.map((node) => node.content ?? []) };
}

/** The rows and captions of this table itself, not of one inside its cells. */
function partsOf(table: PageElement): { rows: PageElement[]; captions: PageElement[] } {
  const parts = childrenOf(table).filter(isElement);
  const groups = parts.flatMap((part) =>
    ["thead", "tbody", "tfoot"].includes(part.tagName) ? childrenOf(part).filter(isElement) : [part],
  );
  return {
    rows: groups.filter((part) => part.tagName === "tr"),
    captions: parts.filter((part) => part.tagName === "caption"),
  };
}

function isCell(node: Parameters<typeof isElement>[0]): node is PageElement {
  return isElement(node) && (node.tagName === "td" || node.tagName === "th");
}

function spanOf(cell: PageElement, name: "colspan" | "rowspan"): number {
  const value = Number(attribute(cell, name) ?? "1");
  return Number.isInteger(value) && value >= 1 ? Math.min(value, maxSpan) : 1;
}

/** Columns that each row fills, cells that reach down from rows above included. */
function widthsOf(grid: { colspan: number; rowspan: number }[][]): number[] {
  const fromAbove: number[] = grid.map(() => 0);
  return grid.map((cells, row) => {
    let width = fromAbove[row]!;
    for (const { colspan, rowspan } of cells) {
      width += colspan;
      for (let below = row + 1; below < Math.min(row + rowspan, grid.length); below++) fromAbove[below]! += colspan;
    }
    return width;
  });
}
