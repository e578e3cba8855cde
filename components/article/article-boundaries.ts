import { Extension, type Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { articleStartsIn } from "@/lib/editor/article/article-start";

/** How the articles of a draft are shown over its text: their titles, and which of them are left out. */
export type PartLooks = { shown: boolean; byId: Record<string, { title: string; leftOut: boolean }> };

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    articleBoundaries: {
      /** Says how the articles are shown; nothing of the document changes. */
      showParts: (looks: PartLooks) => ReturnType;
    };
  }
}

type Drawn = { looks: PartLooks; set: DecorationSet };
const key = new PluginKey<Drawn>("articleBoundaries");

/** Shows where each of several articles begins, with buttons that move the boundary or take it away. */
export const ArticleBoundaries = Extension.create({
  name: "articleBoundaries",
  addCommands() {
    return {
      showParts:
        (looks) =>
        ({ tr, dispatch }) => {
          if (dispatch) tr.setMeta(key, looks).setMeta("addToHistory", false);
          return true;
        },
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<Drawn>({
        key,
        state: {
          init: () => ({ looks: { shown: false, byId: {} }, set: DecorationSet.empty }),
          apply: (transaction, old) => {
            const looks = (transaction.getMeta(key) as PartLooks | undefined) ?? old.looks;
            if (looks === old.looks && !transaction.docChanged) return old;
            return { looks, set: draw({ doc: transaction.doc, looks, editor }) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.set },
      }),
    ];
  },
});

function draw({ doc, looks, editor }: { doc: Node; looks: PartLooks; editor: Editor }): DecorationSet {
  if (!looks.shown) return DecorationSet.empty;
  const starts = articleStartsIn(doc);
  const decorations: Decoration[] = [];
  starts.forEach(({ id, index, pos }, place) => {
    const title = looks.byId[id]?.title ?? "";
    const label = `Article ${place + 1} of ${starts.length}${title ? `: ${title}` : ""}`;
    const next = starts[place + 1]?.index ?? doc.childCount;
    const canMove = {
      up: place > 0 && index - 1 > starts[place - 1]!.index,
      down: place > 0 && index + 1 < next,
    };
    decorations.push(
      Decoration.widget(
        // What stands above the first boundary belongs to the first article.
        place === 0 ? 0 : pos,
        () => boundaryLine({ id, label, isFirst: place === 0, canMove, editor }),
        {
          key: `boundary ${id} ${label} ${canMove.up} ${canMove.down}`,
          side: -2,
          ignoreSelection: true,
          stopEvent: () => true,
        },
      ),
    );
  });
  let part = 0;
  doc.forEach((node, offset, index) => {
    while (starts[part + 1] && starts[part + 1]!.index <= index) part++;
    const id = starts[part]?.id;
    if (id && looks.byId[id]?.leftOut)
      decorations.push(Decoration.node(offset, offset + node.nodeSize, { class: "of-left-out-article" }));
  });
  return DecorationSet.create(doc, decorations);
}

function boundaryLine({
  id,
  label,
  isFirst,
  canMove,
  editor,
}: {
  id: string;
  label: string;
  isFirst: boolean;
  canMove: { up: boolean; down: boolean };
  editor: Editor;
}): HTMLElement {
  const line = document.createElement("div");
  line.className = "article-boundary";
  line.contentEditable = "false";
  line.id = `article-boundary-${id}`;
  const words = document.createElement("strong");
  words.textContent = label;
  line.append(words);
  if (isFirst || !editor.isEditable) return line;
  const acts = document.createElement("span");
  acts.className = "article-boundary-acts";
  const button = (name: string, words_: string, isPossible: boolean, run: () => boolean) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = words_;
    element.dataset.act = name;
    element.setAttribute("aria-label", `${words_}: ${label}`);
    if (!isPossible) element.setAttribute("aria-disabled", "true");
    element.addEventListener("click", () => {
      if (!run()) return;
      // The line is drawn anew in its new place; the button that was pressed keeps the focus.
      document.querySelector<HTMLElement>(`#article-boundary-${CSS.escape(id)} [data-act="${name}"]`)?.focus();
    });
    acts.append(element);
  };
  button("up", "Begin a block earlier", canMove.up, () => editor.commands.moveArticleStart({ id, by: -1 }));
  button("down", "Begin a block later", canMove.down, () => editor.commands.moveArticleStart({ id, by: 1 }));
  button("join", "Join with the one above", true, () => editor.commands.joinArticle({ id }));
  line.append(acts);
  return line;
}
