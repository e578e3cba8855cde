import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { blockTypes } from "./left-out";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    articleStart: {
      /**
       * Begins a new article at the block in which the selection begins. Without any boundary yet the first block begins
       * the first article (`firstId`). False at the first block and where an article begins already.
       */
      splitArticle: (ids: { id: string; firstId: string }) => ReturnType;
      /** Takes a boundary away: its blocks go to the article above. False for the first article. */
      joinArticle: (target: { id: string }) => ReturnType;
      /** Lets an article begin one block earlier (-1) or later (1). False where that would leave an article without blocks. */
      moveArticleStart: (target: { id: string; by: -1 | 1 }) => ReturnType;
      /** Puts boundaries back as they were given, by block; null takes all away. */
      setArticleStarts: (ids: readonly (string | null)[] | null) => ReturnType;
    };
  }
}

/** A block of the first level with which one of several articles begins. `pos` is its ProseMirror position. */
export type ArticleStartPlace = { id: string; index: number; pos: number };

/** The boundaries of a draft in its order; an id counts where it stands first. */
export function articleStartsIn(doc: Node): ArticleStartPlace[] {
  const found: ArticleStartPlace[] = [];
  doc.forEach((node, pos, index) => {
    const id: unknown = node.attrs.articleStart;
    if (typeof id === "string" && !found.some((start) => start.id === id)) found.push({ id, index, pos });
  });
  return found;
}

/**
 * For the draft of an import alone: a block of the first level may begin one of several articles. An attribute and no
 * decoration, so that undo brings it back and the saved draft holds it; storing takes it away.
 */
export const ArticleStart = Extension.create({
  name: "articleStart",
  addGlobalAttributes() {
    return [
      {
        types: blockTypes,
        attributes: {
          articleStart: { default: null, keepOnSplit: false, parseHTML: () => null, renderHTML: () => ({}) },
        },
      },
    ];
  },
  addCommands() {
    return {
      splitArticle:
        ({ id, firstId }) =>
        ({ state: { doc, selection }, tr, dispatch }) => {
          const index = selection.$from.index(0);
          if (index === 0 || index >= doc.childCount || doc.child(index).attrs.articleStart) return false;
          if (!dispatch) return true;
          if (articleStartsIn(doc).length === 0) tr.setNodeAttribute(0, "articleStart", firstId);
          tr.setNodeAttribute(posOf(doc, index), "articleStart", id);
          return true;
        },
      joinArticle:
        ({ id }) =>
        ({ state: { doc }, tr, dispatch }) => {
          const starts = articleStartsIn(doc);
          const place = starts.findIndex((start) => start.id === id);
          if (place < 1) return false;
          if (dispatch) tr.setNodeAttribute(starts[place]!.pos, "articleStart", null);
          return true;
        },
      moveArticleStart:
        ({ id, by }) =>
        ({ state: { doc }, tr, dispatch }) => {
          const starts = articleStartsIn(doc);
          const place = starts.findIndex((start) => start.id === id);
          if (place < 1) return false;
          const { index, pos } = starts[place]!;
          const target = index + by;
          const next = starts[place + 1]?.index ?? doc.childCount;
          if (target <= starts[place - 1]!.index || target >= next) return false;
          if (dispatch) {
            tr.setNodeAttribute(pos, "articleStart", null);
            tr.setNodeAttribute(posOf(doc, target), "articleStart", id);
          }
          return true;
        },
      setArticleStarts:
        (ids) =>
        ({ state: { doc }, tr, dispatch }) => {
          let changes = 0;
          doc.forEach((node, pos, index) => {
            const id = ids?.[index] ?? null;
            if ((node.attrs.articleStart ?? null) === id) return;
            changes += 1;
            if (dispatch) tr.setNodeAttribute(pos, "articleStart", id);
          });
          return changes > 0;
        },
    };
  },
});

function posOf(doc: Node, index: number): number {
  let pos = 0;
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize;
  return pos;
}
