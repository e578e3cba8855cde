"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { Editor } from "@tiptap/react";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";
import { articleStartsIn } from "@/lib/editor/article/article-start";
import { firstPartId, outlineParts, partOf, type PartOutline } from "@/lib/import/draft-parts";
import type { DraftDoc, DraftPart, DraftParts } from "@/lib/import/import-draft";

/** Counting the words of a long text waits for a pause in typing; milliseconds. */
const countAfter = 250;

/** An article of the draft as it is listed. */
export type ListedPart = PartOutline & DraftPart;

/** The articles of a draft: where its boundaries lie, what was typed of each, and the acts on them. */
export function useParts({
  doc,
  first,
  fields,
  onChange,
}: {
  doc: DraftDoc;
  first: { parts: DraftParts; asOne: boolean };
  /** Of the page as one article; what is common to all comes from them. */
  fields: TypedArticleFields;
  onChange: (change: { parts?: DraftParts; asOne?: boolean }) => void;
}) {
  const [typed, setTyped] = useState(first.parts);
  const [asOne, setAsOne] = useState(first.asOne);
  const [outline, setOutline] = useState(() => outlineParts(doc));
  const [editor, setEditor] = useState<Editor | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const { publisher, language } = fields;
  const parts = useMemo(
    () =>
      outline.map((each): ListedPart => ({
        ...each,
        ...partOf({ outline: each, parts: typed, common: { publisher, language } }),
      })),
    [outline, typed, publisher, language],
  );
  const isSeveral = !asOne && parts.length > 1;

  useEffect(() => {
    if (!editor) return;
    const byId = Object.fromEntries(
      parts.map(({ id, fields: { title }, leftOut }) => [id, { title, leftOut: leftOut !== null }]),
    );
    editor.commands.showParts({ shown: isSeveral, byId });
  }, [editor, parts, isSeveral]);

  function keep(next: DraftParts) {
    setTyped(next);
    onChange({ parts: next });
  }

  function choose(one: boolean) {
    setAsOne(one);
    onChange({ asOne: one });
  }

  return {
    parts,
    asOne,
    isSeveral,
    setEditor,
    choose,
    /** The text changed: the list follows after a pause. */
    follow: (readDoc: () => DraftDoc) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setOutline(outlineParts(readDoc())), countAfter);
    },
    setPart: (id: string, part: DraftPart) => {
      keep({ ...typed, [id]: part });
    },
    /** Begins another article at the cursor. */
    split: () => {
      if (!editor) return;
      const isFirstSplit = articleStartsIn(editor.state.doc).length === 0;
      const id = `n${crypto.randomUUID().slice(0, 8)}`;
      if (!editor.chain().focus().splitArticle({ id, firstId: firstPartId }).run()) return;
      if (isFirstSplit) keep({ ...typed, [firstPartId]: { fields, leftOut: null } });
      if (asOne) choose(false);
    },
    show: (id: string) => {
      const line = document.getElementById(`article-boundary-${id}`);
      line?.scrollIntoView({ block: "start" });
      line?.querySelector("button")?.focus({ preventScroll: true });
    },
  };
}
