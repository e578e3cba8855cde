import { Extension, type Editor, type Range } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { PluginKey } from "@tiptap/pm/state";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";

/** One thing that can be put into the text. */
export type InsertItem = {
  key: string;
  label: string;
  hint: string;
  /** Other words by which it is found. */
  words: string;
  run: (editor: Editor) => void;
};

/** The items whose label or other words begin with what was typed after the slash. */
export function matchingItems({ items, query }: { items: readonly InsertItem[]; query: string }): InsertItem[] {
  const typed = query.trim().toLowerCase();
  return items.filter(({ label, words }) =>
    `${label} ${words}`
      .toLowerCase()
      .split(/\s+/u)
      .some((word) => word.startsWith(typed)),
  );
}

/** Opens a menu at "/" at the start of a word; arrow keys choose, Enter inserts, Escape leaves the slash as it is. */
export const InsertMenu = Extension.create<{ items: readonly InsertItem[] }>({
  name: "insertMenu",
  addOptions: () => ({ items: [] }),
  addProseMirrorPlugins() {
    const { items } = this.options;
    return [
      Suggestion<InsertItem, InsertItem>({
        editor: this.editor,
        pluginKey: new PluginKey("insertMenu"),
        char: "/",
        items: ({ query }) => matchingItems({ items, query }),
        // Somebody else's slash is theirs.
        shouldShow: ({ transaction, editor }) => editor.isEditable && !isChangeOrigin(transaction),
        command: ({ editor, range, props }) => insertInsteadOf({ editor, range, item: props }),
        render: () => new MenuPopup(),
      }),
    ];
  },
});

function insertInsteadOf({ editor, range, item }: { editor: Editor; range: Range; item: InsertItem }): void {
  editor.chain().focus().deleteRange(range).run();
  item.run(editor);
}

/** The list below the caret. Focus stays in the text; the chosen item is told by aria-activedescendant. */
class MenuPopup {
  readonly #list = document.createElement("div");
  #unmount: (() => void) | null = null;
  #props: SuggestionProps<InsertItem, InsertItem> | null = null;
  #chosen = 0;

  constructor() {
    this.#list.id = `insert-menu-${Math.random().toString(36).slice(2)}`;
    this.#list.className = "insert-menu";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", "Insert");
  }

  onStart = (props: SuggestionProps<InsertItem, InsertItem>): void => {
    this.#show(props);
    this.#unmount = props.mount(this.#list);
    props.editor.view.dom.setAttribute("aria-controls", this.#list.id);
  };

  onUpdate = (props: SuggestionProps<InsertItem, InsertItem>): void => this.#show(props);

  onKeyDown = ({ event }: { event: KeyboardEvent }): boolean => {
    const count = this.#props?.items.length ?? 0;
    if (count === 0) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#chosen = (this.#chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      this.#draw();
      return true;
    }
    if (event.key === "Enter" || event.key === "Tab") {
      this.#take(this.#chosen);
      return true;
    }
    return false;
  };

  onExit = (props: SuggestionProps<InsertItem, InsertItem>): void => {
    this.#unmount?.();
    this.#unmount = null;
    this.#list.remove();
    const { dom } = props.editor.view;
    dom.removeAttribute("aria-controls");
    dom.removeAttribute("aria-activedescendant");
  };

  #show(props: SuggestionProps<InsertItem, InsertItem>): void {
    this.#props = props;
    this.#chosen = Math.min(this.#chosen, Math.max(props.items.length - 1, 0));
    this.#draw();
  }

  #take(index: number): void {
    const item = this.#props?.items[index];
    if (item) this.#props?.command(item);
  }

  #draw(): void {
    const items = this.#props?.items ?? [];
    this.#list.hidden = items.length === 0;
    this.#list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    const dom = this.#props?.editor.view.dom;
    if (items.length > 0) dom?.setAttribute("aria-activedescendant", `${this.#list.id}-${this.#chosen}`);
    else dom?.removeAttribute("aria-activedescendant");
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #option({ label, hint }: InsertItem, index: number): HTMLElement {
    const option = document.createElement("div");
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(index === this.#chosen));
    const name = document.createElement("span");
    name.className = "insert-menu-label";
    name.textContent = label;
    const more = document.createElement("span");
    more.className = "insert-menu-hint";
    more.textContent = hint;
    option.append(name, more);
    // The press must not take the focus out of the text before the item is inserted.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.#take(index));
    return option;
  }
}
