"use client";

import type { HocuspocusProvider } from "@hocuspocus/provider";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from "react";
import { useDossier } from "@/components/editor/dossier-context";
import { DossierDialogs, type DossierDialog } from "@/components/editor/dossier-dialogs";
import { EditorToolbar } from "@/components/editor/editor-toolbar";
import { insertItems } from "@/components/editor/insert-items";
import { insertRow, noteFocus } from "@/components/editor/insert-row";
import { PasteOffer, pastedIdentifier } from "@/components/editor/paste-offer";
import { PasteOfferBar } from "@/components/editor/paste-offer-bar";
import { editorNodes } from "@/components/editor/editor-nodes";
import { SharedDocument, type ArrivedDocument, type SharedDocumentProps } from "@/components/editor/shared-document";
import { sharedExtensions } from "@/components/editor/shared-extensions";
import { dossierText } from "@/lib/editor/dossier/dossier-schema";
import "@/components/editor/dossier.css";

const editorProps = {
  attributes: { class: "reading dossier", role: "textbox", "aria-multiline": "true", "aria-label": "Dossier" },
};

export type DossierEditorProps = SharedDocumentProps & {
  /** The text as it was when the page was made. */
  children: ReactNode;
};

/** The claim's shared document. */
export function DossierEditor({ children, ...document }: DossierEditorProps) {
  return <SharedDocument {...document} before={children} renderEditor={(arrived) => <LiveEditor {...arrived} />} />;
}

function LiveEditor({ provider, ydoc, viewer, editable, saveState }: ArrivedDocument) {
  const { can, rows, setEditor, rowsChanged, onRowsChanged } = useDossier();
  const [dialog, setDialog] = useState<DossierDialog | null>(null);
  const items = useMemo(() => insertItems({ ask: setDialog, canAddEvidence: can.addEvidence }), [can.addEvidence]);
  const canAddSource = can.addSource;
  const extensions = useMemo(
    () => [
      dossierText,
      ...editorNodes,
      ...sharedExtensions({
        provider,
        ydoc,
        viewerName: viewer.name,
        items,
        invitation: "Write what speaks for and against the claim. Type / to insert evidence.",
      }),
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
