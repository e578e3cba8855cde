import { Mark, Node, getSchema } from "@tiptap/core";
import type { AnyExtension } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import type { Schema } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import { isSafeHref } from "@/lib/text/safe-href";
import { Caption, Note, NoteRef, Subscript, Superscript } from "./article-apparatus";

/** A link to http, https or mailto. Anything else is refused by `parseArticleDoc` and dropped when HTML is read. */
const ArticleLink = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return { href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") } };
  },
  parseHTML() {
    return [{ tag: "a[href]", getAttrs: (element) => isSafeHref(element.getAttribute("href")) && null }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["a", { href: HTMLAttributes.href, rel: "nofollow noopener noreferrer" }, 0];
  },
});

/** A picture of the article. Its address is kept as a fact; nothing of ours ever loads it, pages show the words instead. */
const ArticleImage = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { src: { default: null }, alt: { default: "" } };
  },
  parseHTML() {
    return [{ tag: "img" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["span", { "data-atom": "image" }, `[Image: ${HTMLAttributes.alt || "no description"}]`];
  },
  renderText() {
    return "\uFFFC";
  },
});

/** The nodes and marks of an article, without anything that needs a browser. */
export const articleExtensions: AnyExtension[] = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    link: false,
    dropcursor: false,
    gapcursor: false,
    listKeymap: false,
    trailingNode: false,
    undoRedo: false,
    heading: { levels: [1, 2, 3, 4] },
  }),
  ArticleLink,
  ArticleImage,
  NoteRef,
  Note,
  Caption,
  Superscript,
  Subscript,
  TableKit.configure({ table: { resizable: false } }),
];

/** The ProseMirror schema of an article: text blocks are `paragraph` and `heading` 1 to 4. */
export const articleSchema: Schema = getSchema(articleExtensions);
