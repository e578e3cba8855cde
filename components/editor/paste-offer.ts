import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { readIdentifier, type Identifier } from "@/lib/domain/source/identifiers";

/** An address, DOI or ISBN that was just pasted, and where it stands now. */
export type PastedIdentifier = Identifier & { text: string; from: number; to: number };

const key = new PluginKey<PastedIdentifier | null>("pasteOffer");

/** What is on offer at the moment; null where nothing is, or where the pasted words are no longer there. */
export function pastedIdentifier(state: EditorState): PastedIdentifier | null {
  return key.getState(state) ?? null;
}

/**
 * Watches for a single address, DOI or ISBN being pasted. The words go into the text at once, whatever is answered later;
 * their place is remembered until the offer is taken up, declined, or the words change.
 */
export const PasteOffer = Extension.create<{ onAccept: (offer: PastedIdentifier) => void }>({
  name: "pasteOffer",
  priority: 1_000,
  addOptions: () => ({ onAccept: () => {} }),
  addKeyboardShortcuts() {
    return {
      "Mod-Enter": () => {
        const offer = pastedIdentifier(this.editor.state);
        if (offer) this.options.onAccept(offer);
        return offer !== null;
      },
      Escape: () => {
        if (!pastedIdentifier(this.editor.state)) return false;
        this.editor.view.dispatch(this.editor.state.tr.setMeta(key, { declined: true }));
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin<PastedIdentifier | null>({
        key,
        state: {
          init: () => null,
          apply(tr, before) {
            const meta = tr.getMeta(key) as PastedIdentifier | { declined: true } | undefined;
            if (meta) return "declined" in meta ? null : meta;
            if (!before || !tr.docChanged) return before;
            const from = tr.mapping.map(before.from, 1);
            const to = tr.mapping.map(before.to, -1);
            const stands = to <= tr.doc.content.size && tr.doc.textBetween(from, Math.max(from, to)) === before.text;
            return stands ? { ...before, from, to } : null;
          },
        },
        props: {
          handlePaste(view, event) {
            const text = event.clipboardData?.getData("text/plain").trim() ?? "";
            const identifier = readIdentifier(text);
            if (!identifier || !view.editable) return false;
            event.preventDefault();
            const { from, to } = view.state.selection;
            const tr = view.state.tr.insertText(text, from, to);
            tr.setMeta(key, { ...identifier, text, from, to: from + text.length }).setMeta("paste", true);
            view.dispatch(tr.scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});

/** Takes the offer away and leaves the words. */
export function declineOffer({ state, dispatch }: { state: EditorState; dispatch: (tr: EditorState["tr"]) => void }) {
  dispatch(state.tr.setMeta(key, { declined: true }));
}
