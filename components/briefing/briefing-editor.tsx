"use client";

import { EditorContent, ReactNodeViewRenderer, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { BriefingDialogs } from "@/components/briefing/briefing-dialogs";
import { ClaimCardView, ClaimLinkView, SourceCitationView } from "@/components/briefing/briefing-nodes";
import { briefingItems, type BriefingDialog } from "@/components/briefing/insert-items";
import { EditorToolbar } from "@/components/editor/editor-toolbar";
import { insertRow, noteFocus } from "@/components/editor/insert-row";
import { SharedDocument, type ArrivedDocument, type SharedDocumentProps } from "@/components/editor/shared-document";
import { sharedExtensions } from "@/components/editor/shared-extensions";
import { ClaimCard } from "@/lib/editor/briefing/briefing-schema";
import { dossierText } from "@/lib/editor/dossier/dossier-schema";
import { ClaimLink, SourceCitation } from "@/lib/editor/dossier/row-nodes";
import "@/components/editor/dossier.css";
import "@/components/briefing/briefing.css";

const editorNodes = [
  ClaimCard.extend({ addNodeView: () => ReactNodeViewRenderer(ClaimCardView) }),
  SourceCitation.extend({ addNodeView: () => ReactNodeViewRenderer(SourceCitationView) }),
  ClaimLink.extend({ addNodeView: () => ReactNodeViewRenderer(ClaimLinkView) }),
];

const editorProps = {
  attributes: { class: "reading dossier", role: "textbox", "aria-multiline": "true", "aria-label": "Briefing" },
};

const nodeOf = {
  card: "claimCard",
  source: "sourceCitation",
  claim: "claimLink",
} as const satisfies Record<BriefingDialog, string>;

/** The briefing's shared document. Stands within a BriefingProvider. */
export function BriefingEditor({
  slug,
  children,
  ...document
}: SharedDocumentProps & {
  slug: string;
  /** The text as it was when the page was made. */
  children: ReactNode;
}) {
  return (
    <SharedDocument
      {...document}
      before={children}
      renderEditor={(arrived) => <LiveEditor slug={slug} {...arrived} />}
    />
  );
}

function LiveEditor({ slug, provider, ydoc, viewer, editable, saveState }: ArrivedDocument & { slug: string }) {
  const [dialog, setDialog] = useState<BriefingDialog | null>(null);
  const items = useMemo(() => briefingItems(setDialog), []);
  // Made once: an editor that is given other extensions begins anew and loses the cursor.
  const extensions = useMemo(
    () => [
      dossierText,
      ...editorNodes,
      ...sharedExtensions({
        provider,
        ydoc,
        viewerName: viewer.name,
        items,
        invitation: "Write for your readers. Type / to put in a claim with its verdict.",
      }),
    ],
    [provider, ydoc, viewer.name, items],
  );
  const editor = useEditor({
    immediatelyRender: false,
    editable,
    onFocus: ({ editor: focused }) => noteFocus(focused),
    extensions,
    editorProps,
  });
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);

  return (
    <div className="grid gap-3">
      {editable ? (
        <EditorToolbar editor={editor} items={items} status={saveState} />
      ) : (
        <div className="flex justify-end empty:hidden">{saveState}</div>
      )}
      <EditorContent editor={editor} />
      <BriefingDialogs
        slug={slug}
        dialog={dialog}
        editor={editor}
        onClose={() => setDialog(null)}
        onPicked={(picked, id) => {
          if (editor) insertRow({ editor, name: nodeOf[picked], id });
          setDialog(null);
        }}
      />
    </div>
  );
}
