"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Bold, Heading2, Italic, List, ListOrdered, Plus, Quote, Redo2, Undo2, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { InsertItem } from "@/components/editor/insert-menu";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

type Tool = { label: string; Icon: LucideIcon; run: () => void; pressed?: boolean; disabled?: boolean };

/** Acts on the text for mouse and touch; each has its key or its place in the "/" menu as well. */
export function EditorToolbar({
  editor,
  items,
  status,
}: {
  editor: Editor | null;
  items: readonly InsertItem[];
  /** Whether what was typed is saved. */
  status: ReactNode;
}) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now?.isActive("bold") ?? false,
      italic: now?.isActive("italic") ?? false,
      heading: now?.isActive("heading", { level: 2 }) ?? false,
      bullets: now?.isActive("bulletList") ?? false,
      numbers: now?.isActive("orderedList") ?? false,
      quote: now?.isActive("blockquote") ?? false,
      undo: now?.can().undo() ?? false,
      redo: now?.can().redo() ?? false,
    }),
  });
  if (!editor || !active) return null;
  const chain = () => editor.chain().focus();
  const tools: Tool[] = [
    { label: "Bold (Ctrl B)", Icon: Bold, run: () => chain().toggleBold().run(), pressed: active.bold },
    { label: "Italic (Ctrl I)", Icon: Italic, run: () => chain().toggleItalic().run(), pressed: active.italic },
    { label: "Heading", Icon: Heading2, run: () => chain().toggleHeading({ level: 2 }).run(), pressed: active.heading },
    { label: "List", Icon: List, run: () => chain().toggleBulletList().run(), pressed: active.bullets },
    {
      label: "Numbered list",
      Icon: ListOrdered,
      run: () => chain().toggleOrderedList().run(),
      pressed: active.numbers,
    },
    { label: "Quote", Icon: Quote, run: () => chain().toggleBlockquote().run(), pressed: active.quote },
    { label: "Undo (Ctrl Z)", Icon: Undo2, run: () => chain().undo().run(), disabled: !active.undo },
    { label: "Redo (Ctrl Y)", Icon: Redo2, run: () => chain().redo().run(), disabled: !active.redo },
  ];
  return (
    <div className="sticky top-12 z-10 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule bg-paper py-1.5 lg:top-0">
      <div role="toolbar" aria-label="Text" className="flex flex-wrap items-center gap-0.5">
        <Menu
          align="start"
          trigger={
            <Button size="small" icon={<Plus aria-hidden="true" className="size-4" />}>
              Insert
            </Button>
          }
        >
          {items.map((item) => (
            <MenuItem key={item.key} onSelect={() => item.run(editor)}>
              {item.label}
            </MenuItem>
          ))}
        </Menu>
        {tools.map(({ label, Icon, run, pressed, disabled }) => (
          <IconButton
            key={label}
            label={label}
            icon={<Icon aria-hidden="true" className="size-4" />}
            onClick={disabled ? undefined : run}
            aria-disabled={disabled || undefined}
            aria-pressed={pressed}
            className={pressed ? "bg-wash text-ink" : undefined}
          />
        ))}
      </div>
      {status}
    </div>
  );
}
