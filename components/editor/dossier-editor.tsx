"use client";

import type { HocuspocusProvider } from "@hocuspocus/provider";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { useDossier } from "@/components/editor/dossier-context";
import { DossierDialogs, type DossierDialog } from "@/components/editor/dossier-dialogs";
import { EditorToolbar } from "@/components/editor/editor-toolbar";
import { insertItems } from "@/components/editor/insert-items";
import { InsertMenu } from "@/components/editor/insert-menu";
import { insertRow, noteFocus } from "@/components/editor/insert-row";
import { PasteOffer, pastedIdentifier } from "@/components/editor/paste-offer";
import { PasteOfferBar } from "@/components/editor/paste-offer-bar";
import { editorNodes } from "@/components/editor/editor-nodes";
import { SaveState } from "@/components/editor/save-state";
import { useCollaboration } from "@/components/editor/use-collaboration";
import { WriteBesideBlock } from "@/components/editor/write-beside-block";
import { dossierText } from "@/lib/editor/dossier/dossier-schema";
import "@/components/editor/dossier.css";

const editorProps = {
  attributes: { class: "reading dossier", role: "textbox", "aria-multiline": "true", "aria-label": "Dossier" },
};

export type DossierEditorProps = {
  workspaceId: string;
  documentId: string;
  viewer: { id: string; name: string };
  /** Closed for this person, whatever the server would take. */
  readOnly: boolean;
  /** The text as it was when the page was made, for the time until the connection stands and for browsers without scripts. */
  children: ReactNode;
};

/** The claim's shared document. */
export function DossierEditor({ workspaceId, documentId, viewer, readOnly, children }: DossierEditorProps) {
  const {
    provider,
    ydoc,
    state,
    message,
    ready,
    readOnly: refused,
  } = useCollaboration({
    workspaceId,
    documentId,
    user: viewer,
    readOnly,
  });
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
      {...{ provider, ydoc, viewer }}
      editable={!refused && !readOnly}
      saveState={refused && state === "saved" ? null : saveState}
    />
  );
}

function LiveEditor({
  provider,
  ydoc,
  viewer,
  editable,
  saveState,
}: {
  provider: HocuspocusProvider;
  ydoc: Y.Doc;
  viewer: { id: string; name: string };
  editable: boolean;
  saveState: ReactNode;
}) {
  const { can, rows, setEditor, rowsChanged, onRowsChanged } = useDossier();
  const [dialog, setDialog] = useState<DossierDialog | null>(null);
  const items = useMemo(() => insertItems({ ask: setDialog, canAddEvidence: can.addEvidence }), [can.addEvidence]);
  const canAddSource = can.addSource;
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
            ? "Write what speaks for and against the claim. Type / to insert evidence."
            : "Nothing has been written here yet.",
      }),
      InsertMenu.configure({ items }),
      WriteBesideBlock,
      PasteOffer.configure({
        onAccept: ({ value }) => {
          if (canAddSource) setDialog({ ask: "pasted", text: value });
        },
      }),
    ],
    [provider, ydoc, viewer.name, items, canAddSource],
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
    setEditor(editor && editable ? editor : null);
    return () => setEditor(null);
  }, [editor, editable, setEditor]);
  useRowsOfOthers({ provider, onRowsChanged, rowsChanged });

  /** Puts the row in, and shows it: its fields come with the page that is asked for now. */
  function put(name: "evidenceBlock" | "sourceCitation" | "claimLink", id: string) {
    if (editor) {
      const pasted = dialog?.ask === "pasted" ? pastedIdentifier(editor.state) : null;
      insertRow({ editor, name, id, ...(pasted ? { instead: { from: pasted.from, to: pasted.to } } : {}) });
    }
    if (name === "evidenceBlock" || !rows.sources[id]) rowsChanged();
  }

  return (
    <div className="grid gap-3">
      {editable ? (
        <EditorToolbar editor={editor} items={items} status={saveState} />
      ) : (
        <div className="flex justify-end empty:hidden">{saveState}</div>
      )}
      <EditorContent editor={editor} />
      {editor && editable && can.addSource && (
        <PasteOfferBar editor={editor} onAccept={(text) => setDialog({ ask: "pasted", text })} />
      )}
      <DossierDialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        onEvidence={(id) => put("evidenceBlock", id)}
        onSource={(id) => {
          put("sourceCitation", id);
          setDialog(null);
        }}
        onClaim={(id) => {
          put("claimLink", id);
          setDialog(null);
        }}
      />
    </div>
  );
}

/**
 * Tells others that rows have changed by a counter beside one's caret, and shows the page anew when another's counter
 * grows: rows are no part of the shared text.
 */
function useRowsOfOthers({
  provider,
  onRowsChanged,
  rowsChanged,
}: {
  provider: HocuspocusProvider;
  onRowsChanged: (tell: (() => void) | null) => void;
  rowsChanged: () => void;
}) {
  const refresh = useEffectEvent(rowsChanged);
  useEffect(() => {
    const { awareness } = provider;
    if (!awareness) return undefined;
    let own = 0;
    const tell = () => awareness.setLocalStateField("rows", ++own);
    onRowsChanged(tell);
    const seen = new Map<number, number>();
    const onChange = () => {
      let grown = false;
      for (const [client, state] of awareness.getStates()) {
        if (client === awareness.clientID) continue;
        const count = Number(state.rows ?? 0);
        if (count > (seen.get(client) ?? 0)) grown = true;
        seen.set(client, count);
      }
      if (grown) {
        // Not told on: everybody has heard it from the one who changed them.
        onRowsChanged(null);
        refresh();
        onRowsChanged(tell);
      }
    };
    awareness.on("change", onChange);
    return () => {
      awareness.off("change", onChange);
      onRowsChanged(null);
    };
  }, [provider, onRowsChanged]);
}
