import type { DocMark, DocNode } from "@/lib/text/article-doc";
import { joinOf, type Vocabulary } from "./join-lines";
import { isRaised, type NoteSigns } from "./page-notes";
import { isGap, type PdfLine } from "./pdf-page";

export type InlineRules = {
  vocabulary: Vocabulary;
  signs: NoteSigns;
  /** Bold letters mean nothing in headings, and in a file that is bold throughout. */
  keepBold: boolean;
};

/**
 * The inline content of a block that runs over several lines: words broken at line ends made whole, raised signs, links.
 * @param drop characters that are left out at its head: the marker of a list item, the sign of a note.
 * @param keepLines puts a line break between the lines instead of joining them.
 */
export function inlineOfLines({
  lines,
  rules,
  drop = 0,
  keepLines = false,
}: {
  lines: readonly PdfLine[];
  rules: InlineRules;
  drop?: number;
  keepLines?: boolean;
}): DocNode[] {
  const nodes: DocNode[] = [];
  let left = drop;
  lines.forEach((line, at) => {
    const own = nodesOfLine(line, rules);
    left = dropHead(own, left);
    if (at > 0 && keepLines) nodes.push({ type: "hardBreak" });
    else if (at > 0) joinTo(nodes, own, rules);
    nodes.push(...own);
  });
  return nodes;
}

function nodesOfLine(line: PdfLine, { signs, keepBold }: InlineRules): DocNode[] {
  const nodes: DocNode[] = [];
  line.runs.forEach((run, at) => {
    const before = line.runs[at - 1];
    const sign = signs.get(run);
    if (sign) {
      nodes.push({ type: "noteRef", attrs: sign });
      return;
    }
    const isApart =
      before !== undefined &&
      (isGap(before, run) || !line.segments.some(({ runs }) => runs.includes(before) && runs.includes(run)));
    const text = `${isApart ? " " : ""}${run.text}`;
    const marks: DocMark[] = [];
    if (run.href) marks.push({ type: "link", attrs: { href: run.href } });
    if (run.bold && keepBold) marks.push({ type: "bold" });
    if (run.italic) marks.push({ type: "italic" });
    if (isRaised(run, line)) marks.push({ type: "superscript" });
    nodes.push({ type: "text", text, ...(marks.length > 0 && { marks }) });
  });
  return nodes;
}

/** Takes characters off the head. @returns how many are still to go. */
function dropHead(nodes: DocNode[], count: number): number {
  let left = count;
  while (left > 0 && nodes[0]?.type === "text") {
    const text = nodes[0].text!.trimStart();
    if (text.length > left) {
      nodes[0] = { ...nodes[0], text: text.slice(left) };
      return 0;
    }
    left -= text.length;
    nodes.shift();
  }
  return left;
}

function joinTo(nodes: DocNode[], next: DocNode[], { vocabulary }: InlineRules): void {
  const last = nodes.at(-1);
  const after = next.find((node) => node.text !== undefined)?.text?.trimStart() ?? "";
  if (last?.text === undefined) {
    nodes.push({ type: "text", text: " " });
    return;
  }
  const before = last.text.trimEnd();
  const { drop, put } = joinOf({ before, after, vocabulary });
  const text = before.slice(0, before.length - drop) + put;
  if (text === "") nodes.pop();
  else nodes[nodes.length - 1] = { ...last, text };
}
