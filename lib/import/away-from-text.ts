import type { DocNode } from "@/lib/text/article-doc";
import { leafBlocks } from "@/lib/text/leaf-blocks";
import { isReference, isReferenceHeading } from "@/lib/text/line-patterns";
import { inlineText } from "@/lib/text/article-doc";
import { authorsOfByline } from "./find-byline";
import { dateOfLine } from "./find-date";

/** A line of running text: this many words at least, or fewer that end a sentence. Menus and teasers have fewer. */
const proseWords = 15;
const sentenceWords = 6;
/** What a line that is no prose takes from the run that it stands in, in words of prose. */
const costOfLine = 5;
/** So many lines in a row away from the text are a page's frame; fewer may belong to the article. */
const fewestLines = 10;
/** Lines above the text among which its title is looked for. */
const titleLines = 7;
/** A line above the text with this many words may be its title; menus are shorter. */
const titleWords = 4;

/**
 * Where a whole page was copied, its menus stand above the article and lists of other articles below. Finds the run of
 * blocks that holds the article (the run of greatest weight, prose counting its words and every other line against it;
 * after Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009) and
 * names what stands away from it. A text without such a frame is left alone.
 * @returns one answer a block, true for what stands away from the article
 */
export function awayFromText(nodes: readonly DocNode[]): boolean[] {
  const lines = nodes.map(linesOf);
  const weights = lines.map((own) => own.reduce((sum, line) => sum + weightOf(line), 0));
  const run = heaviestRun(weights);
  if (!run) return nodes.map(() => false);
  const start = fromTitle({ lines, start: run.start });
  const end = upToReferences({ lines, end: run.end });
  const count = (from: number, to: number) => lines.slice(from, to).flat().length;
  const isFramedAbove = count(0, start) >= fewestLines;
  const isFramedBelow = count(end, lines.length) >= fewestLines;
  return nodes.map((_node, at) => (at < start && isFramedAbove) || (at >= end && isFramedBelow));
}

function linesOf(node: DocNode): string[] {
  const blocks = leafBlocks({ type: "doc", content: [node] });
  return blocks.map((block) => (block.node.content ?? []).map(inlineText).join("").trim());
}

function weightOf(line: string): number {
  const words = wordsIn(line);
  const isProse = words >= proseWords || (words >= sentenceWords && /[.!?…:][”’"')\]]*$/u.test(line));
  return isProse ? words : -costOfLine;
}

function wordsIn(line: string): number {
  return line.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;
}

/** The run with the greatest sum (Kadane's algorithm); null where no line is prose. */
function heaviestRun(weights: readonly number[]): { start: number; end: number } | null {
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  weights.forEach((weight, at) => {
    if (sum <= 0) [start, sum] = [at, 0];
    sum += weight;
    if (sum > best.sum) best = { start, end: at + 1, sum };
  });
  return best.sum > 0 ? best : null;
}

/** The title, byline and date stand above the first words of the text and are no prose. */
function fromTitle({ lines, start }: { lines: readonly string[][]; start: number }): number {
  const first = Math.max(0, start - titleLines);
  for (let at = first; at < start; at += 1) {
    const [line = "", ...more] = lines[at]!;
    if (more.length > 0) continue;
    if (wordsIn(line) >= titleWords || authorsOfByline(line) || dateOfLine(line)) return at;
  }
  return start;
}

/** A list of references closes an article, however short its lines are. */
function upToReferences({ lines, end }: { lines: readonly string[][]; end: number }): number {
  for (let at = end; at < lines.length; at += 1) {
    const isPart = lines[at]!.some((line) => isReferenceHeading(line) || isReference(line));
    if (isPart) return upToReferences({ lines, end: at + 1 });
    if (at - end >= fewestLines) break;
  }
  return end;
}
