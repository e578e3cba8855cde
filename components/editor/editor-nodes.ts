import type { Editor } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { ClaimLinkView, EvidenceBlockView, SourceCitationView } from "@/components/editor/row-views";
import { ClaimLink, EvidenceBlock, SourceCitation } from "@/lib/editor/dossier/row-nodes";

/** The row nodes as the editor draws them. */
export const editorNodes = [
  EvidenceBlock.extend({
    addNodeView: () => ReactNodeViewRenderer(EvidenceBlockView),
    addKeyboardShortcuts() {
      return {
        Backspace: () => isBeside(this.editor, -1) && this.editor.commands.selectNodeBackward(),
        Delete: () => isBeside(this.editor, 1) && this.editor.commands.selectNodeForward(),
      };
    },
  }),
  SourceCitation.extend({ addNodeView: () => ReactNodeViewRenderer(SourceCitationView) }),
  ClaimLink.extend({ addNodeView: () => ReactNodeViewRenderer(ClaimLinkView) }),
];

/** Whether the cursor stands at the edge of a block next to evidence: the first press selects it, the second takes it out. */
function isBeside({ state }: Editor, side: -1 | 1): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0) return false;
  const atEdge = side === -1 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
  if (!atEdge) return false;
  const $edge = state.doc.resolve(side === -1 ? $from.before() : $from.after());
  return (side === -1 ? $edge.nodeBefore : $edge.nodeAfter)?.type.name === "evidenceBlock";
}
