import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Placeholder } from "@tiptap/extensions";
import { InsertMenu, type InsertItem } from "@/components/editor/insert-menu";
import type { ArrivedDocument } from "@/components/editor/shared-document";
import { WriteBesideBlock } from "@/components/editor/write-beside-block";

/** What every shared document is written with: others' text and carets, the insert menu, and words where nothing is yet. */
export function sharedExtensions({
  provider,
  ydoc,
  viewerName,
  items,
  invitation,
}: Pick<ArrivedDocument, "provider" | "ydoc"> & {
  viewerName: string;
  items: readonly InsertItem[];
  /** What an empty document says to somebody who may write in it. */
  invitation: string;
}): Extensions {
  return [
    Collaboration.configure({ document: ydoc, provider }),
    CollaborationCaret.configure({ provider, user: { name: viewerName, color: "var(--accent)" } }),
    Placeholder.configure({
      showOnlyWhenEditable: false,
      placeholder: ({ editor }) => (editor.isEditable ? invitation : "Nothing has been written here yet."),
    }),
    InsertMenu.configure({ items }),
    WriteBesideBlock,
  ];
}
