import { Extension, type Editor } from "@tiptap/core";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";

/**
 * While a block that stands for a row is selected, what is typed or pasted goes into a new paragraph below it. ProseMirror
 * would put it in the block's place, and somebody who only meant to go on writing would lose the block.
 */
export const WriteBesideBlock = Extension.create({
  name: "writeBesideBlock",
  // Before whatever else listens to a paste, so that all of them find the cursor where the words will stand.
  priority: 1000,
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handleTextInput: (_view, _from, _to, text) => {
            if (!leaveBlock(editor)) return false;
            return editor.commands.insertContent({ type: "text", text });
          },
          handlePaste: () => {
            leaveBlock(editor);
            return false;
          },
          handleDOMEvents: {
            // Keyboards that compose a letter of several strokes write into the page at once.
            compositionstart: () => {
              leaveBlock(editor);
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** Puts the cursor into a new paragraph below the selected block. @returns false where no such block is selected */
function leaveBlock(editor: Editor): boolean {
  const { selection, schema } = editor.state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || !selection.node.isAtom) return false;
  const { to } = selection;
  return editor.commands.command(({ tr }) => {
    tr.insert(to, schema.nodes.paragraph!.create());
    tr.setSelection(TextSelection.create(tr.doc, to + 1));
    return true;
  });
}
