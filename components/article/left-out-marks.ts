import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey<DecorationSet>("leftOutMarks");

/**
 * Shows beside each block that is left out why it is, with a button that keeps it. The blocks themselves are struck
 * through by the style sheet (`data-left-out`).
 */
export const LeftOutMarks = Extension.create({
  name: "leftOutMarks",
  addProseMirrorPlugins() {
    const { editor } = this;
    const onKeep = (pos: number) => editor.commands.setLeftOut({ reason: null, pos });
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => decorationsOf(doc, onKeep),
          apply: (transaction, old) => (transaction.docChanged ? decorationsOf(transaction.doc, onKeep) : old),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function decorationsOf(doc: Node, onKeep: (pos: number) => void): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((node, offset) => {
    const { leftOut: reason } = node.attrs;
    if (typeof reason !== "string") return;
    decorations.push(
      Decoration.widget(offset, (_view, getPos) => keepLine({ reason, onKeep: () => onKeep(getPos() ?? offset) }), {
        // The same reason at the same place is the same line: without a key every letter typed would redraw it.
        key: `left-out ${reason}`,
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    );
  });
  return DecorationSet.create(doc, decorations);
}

function keepLine({ reason, onKeep }: { reason: string; onKeep: () => void }): HTMLElement {
  const line = document.createElement("div");
  line.className = "left-out-line";
  line.contentEditable = "false";
  const words = document.createElement("span");
  words.textContent = `Left out: ${reason}`;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Keep this block";
  button.addEventListener("click", onKeep);
  line.append(words, button);
  return line;
}
