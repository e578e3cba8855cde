"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useState } from "react";
import { declineOffer, pastedIdentifier } from "@/components/editor/paste-offer";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

const names = { url: "web address", doi: "DOI", isbn: "ISBN", pmid: "PubMed id", arxiv: "arXiv id" };

/** Below a pasted address, DOI or ISBN: offers to make a source of it. The words stay whatever is answered. */
export function PasteOfferBar({ editor, onAccept }: { editor: Editor; onAccept: (text: string) => void }) {
  const offer = useEditorState({ editor, selector: ({ editor: now }) => pastedIdentifier(now.state) });
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const to = offer?.to ?? null;

  useEffect(() => {
    if (to === null) return setPlace(null);
    const follow = () => {
      const frame = editor.view.dom.parentElement?.getBoundingClientRect();
      const { left, bottom } = editor.view.coordsAtPos(Math.min(to, editor.state.doc.content.size));
      if (frame)
        setPlace({ left: Math.max(0, Math.min(left - frame.left, frame.width - 320)), top: bottom - frame.top });
    };
    follow();
    window.addEventListener("resize", follow);
    return () => window.removeEventListener("resize", follow);
  }, [editor, to]);

  if (!offer || !place) return <div role="status" className="sr-only" />;
  return (
    <div className="relative">
      <div
        role="status"
        className="absolute z-10 flex w-80 max-w-full flex-wrap items-center gap-2 rounded-md border border-rule bg-paper-raised p-2 text-sm shadow-popover"
        style={{
          left: place.left,
          bottom: `calc(${editor.view.dom.parentElement?.clientHeight ?? 0}px - ${place.top}px)`,
          transform: "translateY(100%)",
        }}
      >
        <span className="w-full">
          You pasted a {names[offer.kind]}. <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> adds it as a source.
        </span>
        <Button size="small" variant="primary" onClick={() => onAccept(offer.value)}>
          Add as source
        </Button>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            declineOffer({ state: editor.state, dispatch: editor.view.dispatch.bind(editor.view) });
            editor.commands.focus();
          }}
        >
          Keep as text
        </Button>
      </div>
    </div>
  );
}
