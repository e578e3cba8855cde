"use client";

import type { HocuspocusProvider } from "@hocuspocus/provider";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, ReactNodeViewRenderer, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { BriefingDialogs } from "@/components/briefing/briefing-dialogs";
import { ClaimCardView, ClaimLinkView, SourceCitationView } from "@/components/briefing/briefing-nodes";
import { briefingItems, type BriefingDialog } from "@/components/briefing/insert-items";
import { EditorToolbar } from "@/components/editor/editor-toolbar";
import { InsertMenu } from "@/components/editor/insert-menu";
import { insertRow, noteFocus } from "@/components/editor/insert-row";
import { SaveState } from "@/components/editor/save-state";
import { useCollaboration } from "@/components/editor/use-collaboration";
import { WriteBesideBlock } from "@/components/editor/write-beside-block";
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
  workspaceId,
  documentId,
  viewer,
  readOnly,
  children,
}: {
  slug: string;
  workspaceId: string;
  documentId: string;
  viewer: { id: string; name: string };
  readOnly: boolean;
  /** The text as it was when the page was made, until the connection stands. */
  children: ReactNode;
}) {
  const collaboration = useCollaboration({ workspaceId, documentId, user: viewer, readOnly });
  const { provider, ydoc, state, message, ready, readOnly: refused } = collaboration;
  // Once the text has arrived the editor stays, also while the connection is lost.
  const [arrived, setArrived] = useState(false);
  if (ready && !arrived) setArrived(true);
  const saveState = <SaveState state={state} message={message} />;
  if (!provider || !ydoc || !arrived) {
    return (
      <div className="grid gap-3">
        <div className="flex justify-end">{saveState}</div>
        {children}
      </div>
    );
  }
  return (
    <LiveEditor
      key={ydoc.guid}
      {...{ slug, provider, ydoc, viewer }}
      editable={!refused && !readOnly}
      saveState={refused && state === "saved" ? null : saveState}
    />
  );
}

function LiveEditor({
  slug,
  provider,
  ydoc,
  viewer,
  editable,
  saveState,
}: {
  slug: string;
  provider: HocuspocusProvider;
  ydoc: Y.Doc;
  viewer: { id: string; name: string };
  editable: boolean;
  saveState: ReactNode;
}) {
  const [dialog, setDialog] = useState<BriefingDialog | null>(null);
  const items = useMemo(() => briefingItems(setDialog), []);
  // Made once: an editor that is given other extensions begins anew and loses the cursor.
  const extensions = useMemo(
    () => [
      dossierText,
      ...editorNodes,
      Collaboration.configure({ document: ydoc, provider }),
      CollaborationCaret.configure({ provider, user: { name: viewer.name, color: "var(--accent)" } }),
      Placeholder.configure({
        showOnlyWhenEditable: false,
        placeholder: ({ editor: now }) =>
          now.isEditable
            ? "Write for your readers. Type / to put in a claim with its verdict."
            : "Nothing has been written here yet.",
      }),
      InsertMenu.configure({ items }),
      WriteBesideBlock,
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
