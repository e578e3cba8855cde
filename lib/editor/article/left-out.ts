import { Extension } from "@tiptap/core";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    leftOut: {
      /**
       * Marks blocks of the first level as left out for a reason, or (null) as kept: the block that begins at `pos`, or
       * without `pos` every block that the selection touches. False where nothing would change.
       */
      setLeftOut: (choice: { reason: string | null; pos?: number }) => ReturnType;
    };
  }
}

/** The blocks that can stand on the first level of an article. */
export const blockTypes = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "blockquote",
  "horizontalRule",
  "table",
  "note",
  "caption",
];

/**
 * For the draft of an import alone: a block of the first level may carry the reason why it is to be left out. It is an
 * attribute and no decoration, so that undo brings it back and the saved draft holds it; storing takes it away.
 */
export const LeftOut = Extension.create({
  name: "leftOut",
  addGlobalAttributes() {
    return [
      {
        types: blockTypes,
        attributes: {
          leftOut: {
            default: null,
            // Half of a block that was split was split to be kept.
            keepOnSplit: false,
            parseHTML: () => null,
            renderHTML: ({ leftOut }) => (leftOut ? { "data-left-out": String(leftOut) } : {}),
          },
        },
      },
    ];
  },
  addCommands() {
    return {
      setLeftOut:
        ({ reason, pos }) =>
        ({ state, tr, dispatch }) => {
          const { from, to } = state.selection;
          let changes = 0;
          state.doc.forEach((node, offset) => {
            const isMeant = pos === undefined ? offset < to && offset + node.nodeSize > from : offset === pos;
            if (!isMeant || node.attrs.leftOut === reason) return;
            changes += 1;
            if (dispatch) tr.setNodeAttribute(offset, "leftOut", reason);
          });
          return changes > 0;
        },
    };
  },
});
