import type { ArticleDoc, DocMark, DocNode } from "./article-doc";
import { isLeafBlock } from "./article-doc";

// Soft hyphen, zero width space, word joiner, byte order mark: invisible, and in the way of every comparison.
// Control characters other than white space cannot be stored by PostgreSQL (NUL) or mean nothing (the others).
// U+200C and U+200D stay: scripts and emoji need them.
const removed = /[\u00AD\u200B\u2060\uFEFF\u0000-\u0008\u000E-\u001F\u007F]/gu;
const whiteSpaceRun = /[ \t\n\r\f\v\u2028\u2029]+/gu;
// What NFC can join to a character before it: combining marks, and the vowels and finals of Hangul.
const leadingMarks = /^[\p{M}\u1160-\u11FF]+/u;

/** Containers that mean nothing when nothing is left in them. Table cells stay: they hold the grid. */
const dropsWhenEmpty = new Set([
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "table",
  "tableRow",
  "note",
  "caption",
]);

/**
 * The form in which an import stores a document. Text becomes NFC and loses U+00AD, U+200B, U+2060, U+FEFF and
 * control characters; runs of ordinary white space become one space, and none is left at the edges of a block or
 * around a hard break; empty blocks go. Words, marks and no-break spaces stay as they are. Idempotent.
 */
export function normaliseDoc(doc: ArticleDoc): ArticleDoc {
  const content = normaliseChildren(doc);
  return { ...doc, content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function normaliseChildren(node: DocNode): DocNode[] {
  const children = (node.content ?? []).flatMap((child) => normaliseNode(child));
  if (node.type === "listItem" && children[0] && children[0].type !== "paragraph") {
    children.unshift({ type: "paragraph" });
  }
  return children;
}

function normaliseNode(node: DocNode): DocNode[] {
  if (isLeafBlock(node)) {
    const { content: before, ...rest } = node;
    const content = normaliseInline(before ?? []);
    return content.length > 0 ? [{ ...rest, content }] : [];
  }
  if (!node.content) return [node];
  const content = normaliseChildren(node);
  if (content.length > 0) return [{ ...node, content }];
  return dropsWhenEmpty.has(node.type) ? [] : [{ ...node, content: [{ type: "paragraph" }] }];
}

function normaliseInline(nodes: DocNode[]): DocNode[] {
  const cleaned = nodes.map((node) =>
    node.type === "text"
      ? { ...node, text: (node.text ?? "").toWellFormed().replace(removed, "").replace(whiteSpaceRun, " ") }
      : node,
  );
  return composeAcross(mergeEqual(trimBreaks(collapseAcross(cleaned))));
}

/** Drops a space that follows a space or a line start in the node before it, and one before a hard break. */
function collapseAcross(nodes: DocNode[]): DocNode[] {
  let afterSpace = true;
  const forwards = nodes.map((node) => {
    if (node.type !== "text") {
      afterSpace = node.type === "hardBreak";
      return node;
    }
    const text = afterSpace ? (node.text ?? "").replace(/^ /u, "") : (node.text ?? "");
    if (text !== "") afterSpace = text.endsWith(" ");
    return { ...node, text };
  });
  let beforeEdge = true;
  return forwards
    .toReversed()
    .map((node) => {
      if (node.type !== "text") {
        beforeEdge = node.type === "hardBreak";
        return node;
      }
      const text = beforeEdge ? (node.text ?? "").replace(/ $/u, "") : (node.text ?? "");
      if (text !== "") beforeEdge = false;
      return { ...node, text };
    })
    .toReversed()
    .filter((node) => node.type !== "text" || node.text !== "");
}

function trimBreaks(nodes: DocNode[]): DocNode[] {
  const from = nodes.findIndex((node) => node.type !== "hardBreak");
  const to = nodes.findLastIndex((node) => node.type !== "hardBreak");
  return from === -1 ? [] : nodes.slice(from, to + 1);
}

/** NFC over the joined text: marks that begin a node move to the node whose last letter they belong to. */
function composeAcross(nodes: DocNode[]): DocNode[] {
  const moved: DocNode[] = [];
  for (const node of nodes) {
    const last = moved.at(-1);
    if (node.type === "text" && last?.type === "text") {
      const marks = leadingMarks.exec(node.text ?? "")?.[0] ?? "";
      last.text += marks;
      const rest = (node.text ?? "").slice(marks.length);
      if (rest !== "") moved.push({ ...node, text: rest });
    } else {
      moved.push({ ...node });
    }
  }
  return mergeEqual(moved).map((node) =>
    node.type === "text" ? { ...node, text: (node.text ?? "").normalize("NFC") } : node,
  );
}

function mergeEqual(nodes: DocNode[]): DocNode[] {
  const merged: DocNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === "text" && last?.type === "text" && haveEqualMarks(last.marks, node.marks)) {
      merged[merged.length - 1] = { ...last, text: (last.text ?? "") + (node.text ?? "") };
    } else {
      merged.push(node);
    }
  }
  return merged;
}

function haveEqualMarks(one: DocMark[] = [], other: DocMark[] = []): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
