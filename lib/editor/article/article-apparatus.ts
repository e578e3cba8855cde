import { Mark, Node } from "@tiptap/core";

/** What a note is known by inside its document; `noteRef` and `note` with the same id belong together. */
export const noteIdPattern = /^[a-z0-9-]{1,40}$/u;
/** Longest sign of a note: "1", "iv", "†", "12a". */
export const maxNoteLabel = 12;

/** The sign in the text that points to a note. In the article's text it counts as one U+FFFC, so it stands in no quote's way. */
export const NoteRef = Node.create({
  name: "noteRef",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { note: { default: null }, label: { default: "" } };
  },
  parseHTML() {
    return [
      {
        tag: 'sup[data-atom="note"]',
        getAttrs: (element) => ({ note: element.getAttribute("data-note"), label: element.textContent.slice(0, 12) }),
      },
    ];
  },
  renderHTML({ node }) {
    return ["sup", { "data-atom": "note", "data-note": String(node.attrs.note) }, String(node.attrs.label)];
  },
  renderText() {
    return "\uFFFC";
  },
});

/** A note, wherever the article prints it. Its sign is no part of its text. */
export const Note = Node.create({
  name: "note",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes() {
    return { id: { default: null }, label: { default: "" } };
  },
  parseHTML() {
    return [
      {
        tag: "div[data-note-id]",
        getAttrs: (element) => ({
          id: element.getAttribute("data-note-id"),
          label: element.getAttribute("data-label") ?? "",
        }),
      },
    ];
  },
  renderHTML({ node }) {
    return ["div", { class: "note", "data-note-id": String(node.attrs.id), "data-label": String(node.attrs.label) }, 0];
  },
});

/** The words below a picture or above a table. */
export const Caption = Node.create({
  name: "caption",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML() {
    return [{ tag: "figure[data-caption]" }];
  },
  renderHTML() {
    return ["figure", { "data-caption": "" }, 0];
  },
});

export const Superscript = Mark.create({
  name: "superscript",
  excludes: "subscript",
  parseHTML() {
    return [{ tag: "sup:not([data-atom])" }];
  },
  renderHTML() {
    return ["sup", 0];
  },
});

export const Subscript = Mark.create({
  name: "subscript",
  excludes: "superscript",
  parseHTML() {
    return [{ tag: "sub" }];
  },
  renderHTML() {
    return ["sub", 0];
  },
});
