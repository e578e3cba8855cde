import type { Editor, JSONContent } from "@tiptap/core";
import type { RowNodeName } from "@/lib/editor/dossier/row-nodes";

/**
 * Puts the node of a row where the cursor is; a block goes after the paragraph that the cursor stands in, or in the place
 * of an empty one, and the cursor goes on below it.
 */
export function insertRow({
  editor,
  name,
  id,
  instead,
}: {
  editor: Editor;
  name: RowNodeName;
  id: string;
  /** A range whose words the node takes the place of. */
  instead?: { from: number; to: number };
}): void {
  const node: JSONContent = { type: name, attrs: { id } };
  if (name !== "evidenceBlock") {
    const { from, to } = instead ?? { from: editor.state.selection.to, to: editor.state.selection.to };
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to }, [node, { type: "text", text: " " }])
      .run();
    return;
  }
  const { $to } = editor.state.selection;
  const emptyParagraph = $to.depth > 0 && $to.parent.isTextblock && $to.parent.content.size === 0;
  const depth = Math.max($to.depth, 0);
  const at =
    depth === 0 ? $to.pos : emptyParagraph ? { from: $to.before(depth), to: $to.after(depth) } : $to.after(depth);
  editor
    .chain()
    .focus()
    .insertContentAt(at, [node, { type: "paragraph" }])
    .run();
}
