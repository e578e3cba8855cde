"use client";

import type { HocuspocusProvider } from "@hocuspocus/provider";
import { Fragment, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { SaveState } from "@/components/editor/save-state";
import { useCollaboration } from "@/components/editor/use-collaboration";

export type SharedDocumentProps = {
  workspaceId: string;
  documentId: string;
  viewer: { id: string; name: string };
  /** Closed for this person, whatever the server would take. */
  readOnly: boolean;
};

/** A document whose text has arrived, as an editor needs it. */
export type ArrivedDocument = {
  provider: HocuspocusProvider;
  ydoc: Y.Doc;
  viewer: SharedDocumentProps["viewer"];
  editable: boolean;
  /** Whether what is typed is saved, in words; null where nothing can be typed. */
  saveState: ReactNode;
};

/** Connects to a document that several people write at once, and hands it to an editor when its text has arrived. */
export function SharedDocument({
  before,
  renderEditor,
  viewer,
  readOnly,
  ...document
}: SharedDocumentProps & {
  /** The text as it was when the page was made, for the time until the connection stands and for browsers without scripts. */
  before: ReactNode;
  renderEditor: (arrived: ArrivedDocument) => ReactNode;
}) {
  const collaboration = useCollaboration({ ...document, user: viewer, readOnly });
  const { provider, ydoc, state, message, ready, readOnly: refused } = collaboration;
  // Once the text has arrived the editor stays, also while the connection is lost.
  const [arrived, setArrived] = useState(false);
  if (ready && !arrived) setArrived(true);
  const saveState = <SaveState state={state} message={message} />;
  if (!provider || !ydoc || !arrived) {
    return (
      <div className="grid gap-3">
        <div className="flex justify-end">{saveState}</div>
        {before}
      </div>
    );
  }
  return (
    <Fragment key={ydoc.guid}>
      {renderEditor({
        provider,
        ydoc,
        viewer,
        editable: !refused && !readOnly,
        saveState: refused && state === "saved" ? null : saveState,
      })}
    </Fragment>
  );
}
