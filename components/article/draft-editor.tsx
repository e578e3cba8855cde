"use client";

import "@/components/article/article.css";
import { useEffect, useRef } from "react";
import { EditorContent, useEditor, useEditorState, type Editor } from "@tiptap/react";
import { UndoRedo } from "@tiptap/extensions";
import { Bold, Heading2, Heading3, Italic, List, ListOrdered, Quote, Redo2, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Button } from "@/components/ui/button";
import { ArticleBoundaries } from "@/components/article/article-boundaries";
import { LeftOutMarks } from "@/components/article/left-out-marks";
import { articleExtensions } from "@/lib/editor/article/article-schema";
import { ArticleStart } from "@/lib/editor/article/article-start";
import { LeftOut } from "@/lib/editor/article/left-out";
import { leftOutByPerson, type DraftDoc } from "@/lib/import/import-draft";

/** The text of a draft, to be corrected in place. Blocks that are left out are struck through with their reason. */
export function DraftEditor({
  doc,
  editable,
  label,
  onSplit,
  onReady,
  onChange,
}: {
  doc: DraftDoc;
  editable: boolean;
  label: string;
  /** Begins another article at the cursor; without it the text is one article. */
  onSplit?: (() => void) | undefined;
  /** Called once, with the editor as it opens. */
  onReady?: (editor: Editor) => void;
  /** Called with a function that reads the document, so that typing does not write out a long one at every letter. */
  onChange: (read: () => DraftDoc) => void;
}) {
  const editor = useEditor({
    immediatelyRender: false,
    editable,
    content: doc,
    extensions: [...articleExtensions, LeftOut, ArticleStart, UndoRedo, LeftOutMarks, ArticleBoundaries],
    editorProps: {
      attributes: {
        class: "reading outline-none",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
      },
    },
    onUpdate: ({ editor: current }) => onChange(() => current.getJSON() as DraftDoc),
  });
  const tellReady = useRef(onReady);
  useEffect(() => {
    if (editor) tellReady.current?.(editor);
  }, [editor]);
  if (!editor) return <p className="text-ink-muted">Opening the text…</p>;
  return (
    <div className="draft-editor">
      {editable && <Toolbar editor={editor} onSplit={onSplit} />}
      <EditorContent editor={editor} />
    </div>
  );
}

const marks = [
  { name: "bold", label: "Bold", icon: Bold, run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  {
    name: "italic",
    label: "Italic",
    icon: Italic,
    run: (editor: Editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "heading2",
    label: "Heading",
    icon: Heading2,
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "heading3",
    label: "Smaller heading",
    icon: Heading3,
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: "bulletList",
    label: "List",
    icon: List,
    run: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    label: "Numbered list",
    icon: ListOrdered,
    run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "blockquote",
    label: "Quotation",
    icon: Quote,
    run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run(),
  },
] as const;

function Toolbar({ editor, onSplit }: { editor: Editor; onSplit: (() => void) | undefined }) {
  const { active, isLeftOut, canSplit, canUndo, canRedo } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      active: marks
        .filter(({ name }) =>
          name.startsWith("heading")
            ? current.isActive("heading", { level: Number(name.at(-1)) })
            : current.isActive(name),
        )
        .map(({ name }) => name as string)
        .join(" "),
      isLeftOut: !current.can().setLeftOut({ reason: leftOutByPerson }) || blockIsLeftOut(current),
      canSplit: current.can().splitArticle({ id: "", firstId: "" }),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
  return (
    <div
      role="toolbar"
      aria-label="Correct the text"
      className="sticky top-13 z-10 -mx-1 mb-4 flex flex-wrap items-center gap-0.5 border-b border-rule bg-paper px-1 py-1.5 lg:top-0"
    >
      {marks.map(({ name, label, icon: Icon, run }) => (
        <IconButton
          key={name}
          label={label}
          icon={<Icon aria-hidden="true" className="size-4" />}
          aria-pressed={active.split(" ").includes(name)}
          className="aria-pressed:bg-accent-wash"
          onClick={() => run(editor)}
        />
      ))}
      <IconButton
        label="Undo"
        icon={<Undo2 aria-hidden="true" className="size-4" />}
        aria-disabled={!canUndo}
        onClick={() => editor.chain().focus().undo().run()}
      />
      <IconButton
        label="Redo"
        icon={<Redo2 aria-hidden="true" className="size-4" />}
        aria-disabled={!canRedo}
        onClick={() => editor.chain().focus().redo().run()}
      />
      <Button
        size="small"
        variant="quiet"
        onClick={() =>
          editor
            .chain()
            .focus()
            .setLeftOut({ reason: isLeftOut ? null : leftOutByPerson })
            .run()
        }
      >
        {isLeftOut ? "Keep this block" : "Leave this block out"}
      </Button>
      {onSplit && (
        <Button size="small" variant="quiet" aria-disabled={!canSplit} onClick={() => canSplit && onSplit()}>
          Begin an article here
        </Button>
      )}
    </div>
  );
}

/** Whether the block of the first level in which the cursor stands is left out. */
function blockIsLeftOut(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const block = $from.depth === 0 ? $from.nodeAfter : $from.node(1);
  return typeof block?.attrs.leftOut === "string";
}
