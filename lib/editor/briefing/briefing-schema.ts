import { getSchema, mergeAttributes, Node, type AnyExtension } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { dossierText } from "@/lib/editor/dossier/dossier-schema";
import { ClaimLink, SourceCitation } from "@/lib/editor/dossier/row-nodes";

/** A claim's verdict, as a card between paragraphs. Carries the claim's id and nothing else. */
export const ClaimCard = Node.create({
  name: "claimCard",
  group: "block",
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes() {
    return {
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute("data-id"),
        renderHTML: ({ id }: { id?: string | null }) => (id ? { "data-id": id } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'div[data-row="claim-card"][data-id]' }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-row": "claim-card" })],
});

export const briefingExtensions: AnyExtension[] = [dossierText, ClaimCard, SourceCitation, ClaimLink];

/** The ProseMirror schema of a briefing: prose, claim cards, citations and links to claims. The same everywhere. */
export const briefingSchema: Schema = getSchema(briefingExtensions);
