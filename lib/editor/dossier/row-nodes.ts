import { mergeAttributes, Node } from "@tiptap/core";

/**
 * The nodes of shared documents that stand for a row. Each carries the row's id and nothing else; what is shown is read
 * from the row, so that no copy of it can grow stale inside a text.
 */
export const rowNodeNames = ["evidenceBlock", "sourceCitation", "claimLink"] as const;
export type RowNodeName = (typeof rowNodeNames)[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const idAttribute = {
  id: {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute("data-id"),
    renderHTML: ({ id }: { id?: string | null }) => (id ? { "data-id": id } : {}),
  },
};

/** Pasted HTML counts as a row node only with the form of an id; whose it is, the server says. */
function readId(element: HTMLElement): null | false {
  return uuid.test(element.getAttribute("data-id") ?? "") ? null : false;
}

/** An evidence item, set as a block of its own. */
export const EvidenceBlock = Node.create({
  name: "evidenceBlock",
  group: "block",
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => idAttribute,
  parseHTML: () => [{ tag: 'div[data-row="evidence"]', getAttrs: readId }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-row": "evidence" })],
});

/** A source, cited within a line. */
export const SourceCitation = Node.create({
  name: "sourceCitation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => idAttribute,
  parseHTML: () => [{ tag: 'span[data-row="source"]', getAttrs: readId }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-row": "source" })],
});

/** Another claim, named within a line. */
export const ClaimLink = Node.create({
  name: "claimLink",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => idAttribute,
  parseHTML: () => [{ tag: 'span[data-row="claim"]', getAttrs: readId }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-row": "claim" })],
});
