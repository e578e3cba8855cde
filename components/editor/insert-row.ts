import type { Editor, JSONContent } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import type { RowNodeName } from "@/lib/editor/dossier/row-nodes";

const everFocused = new WeakSet<Editor>();

/** Remembers that somebody has put the cursor somewhere, so that it means a place. */
export function noteFocus(editor: Editor): void {
  everFocused.add(editor);
}

/**
 * Puts the node of a row where the cursor is; a block goes after the paragraph that the cursor stands in, or in the place
 * of an empty one, and the cursor goes on below it. Where nobody has put the cursor anywhere yet, it goes to the end.
 */
export function insertRow({
  editor,
  name,
  id,
  instead,
}: {
  editor: Editor;
  name: RowNodeName | "claimCard";
  id: string;
  /** A range whose words the node takes the place of. */
  instead?: { from: number; to: number };
}): void {
  const node: JSONContent = { type: name, attrs: { id } };
  if (name === "sourceCitation" || name === "claimLink") {
    const { from, to } = instead ?? { from: editor.state.selection.to, to: editor.state.selection.to };
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to }, [node, { type: "text", text: " " }])
      .run();
    return;
  }
  if (!everFocused.has(editor)) editor.commands.setTextSelection(editor.state.doc.content.size);
  const { $to } = editor.state.selection;
  const { depth } = $to;
  const at =
    depth === 0
      ? $to.pos
      : isReplaceable(editor.state)
        ? { from: $to.before(depth), to: $to.after(depth) }
        : $to.after(depth);
  editor
    .chain()
    .focus()
    .insertContentAt(at, [node, { type: "paragraph" }])
    .run();
}

/** An empty paragraph of the text itself or of a quote; a list item has to begin with one. */
function isReplaceable({ selection: { $to } }: EditorState): boolean {
  if ($to.depth === 0 || !$to.parent.isTextblock || $to.parent.content.size > 0) return false;
  const around = $to.node($to.depth - 1).type.name;
  return around === "doc" || around === "blockquote";
}
