import type { InsertItem } from "@/components/editor/insert-menu";
import type { DossierDialog } from "@/components/editor/dossier-dialogs";

/** What "/" and the Insert button offer. */
export function insertItems({
  ask,
  canAddEvidence,
}: {
  ask: (dialog: DossierDialog) => void;
  canAddEvidence: boolean;
}): InsertItem[] {
  return [
    ...(canAddEvidence
      ? [
          {
            key: "evidence",
            label: "Evidence",
            hint: "A quotation, figure or finding from a source",
            words: "quotation figure finding proof",
            run: () => ask({ ask: "evidence" }),
          },
        ]
      : []),
    {
      key: "source",
      label: "Source citation",
      hint: "Names a source within the line",
      words: "cite reference",
      run: () => ask({ ask: "source" }),
    },
    {
      key: "claim",
      label: "Claim link",
      hint: "Names another claim within the line",
      words: "link statement",
      run: () => ask({ ask: "claim" }),
    },
    {
      key: "heading",
      label: "Heading",
      hint: "Begins a part of the text",
      words: "title h2",
      run: (editor) => editor.chain().focus().setHeading({ level: 2 }).run(),
    },
    {
      key: "subheading",
      label: "Smaller heading",
      hint: "Begins a part of a part",
      words: "subheading h3",
      run: (editor) => editor.chain().focus().setHeading({ level: 3 }).run(),
    },
    {
      key: "bullets",
      label: "List",
      hint: "With bullets",
      words: "bullets unordered ul",
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      key: "numbers",
      label: "Numbered list",
      hint: "For steps and orders",
      words: "ordered ol",
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      key: "quote",
      label: "Quote",
      hint: "Words of somebody else that are no evidence",
      words: "blockquote",
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ];
}
