import { getSchema, type AnyExtension } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import { ClaimLink, EvidenceBlock, SourceCitation } from "@/lib/editor/dossier/row-nodes";
import { isSafeHref } from "@/lib/text/safe-href";

/** Text of a dossier, without what needs a browser. The editor adds node views, collaboration and keys to it. */
export const dossierText: AnyExtension = StarterKit.configure({
  // Yjs has a history of its own, of one's own changes only.
  undoRedo: false,
  codeBlock: false,
  underline: false,
  heading: { levels: [2, 3] },
  link: {
    openOnClick: false,
    autolink: false,
    linkOnPaste: false,
    protocols: ["http", "https", "mailto"],
    isAllowedUri: (href) => isSafeHref(href ?? null),
    HTMLAttributes: { rel: "noreferrer nofollow", target: null },
  },
});

export const dossierExtensions: AnyExtension[] = [dossierText, EvidenceBlock, SourceCitation, ClaimLink];

/** The ProseMirror schema of a dossier: the same on the server and in the editor. */
export const dossierSchema: Schema = getSchema(dossierExtensions);
