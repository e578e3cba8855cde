import { importText } from "@/lib/import/import-text";
import type { ImportBlock } from "@/lib/import/proposal";
import type { PassageKind } from "@/lib/text/passage-kind";
import { segmentPassages } from "@/lib/text/segment-passages";
import { textOf } from "@/lib/text/text-of";

/** A passage as the product makes it, placed in the file that it came from. */
export interface OwnPassage {
  /** UTF-16 units into the file, the marker of a list item included. */
  start: number;
  end: number;
  text: string;
  kind: PassageKind;
}

/**
 * What a person gets who brings a text file in: the import's blocks, those that it proposes to leave out as boilerplate
 * line by line, the others cut into passages. Each passage is then looked up in the file, as the import takes list
 * markers and white space away.
 */
export function ownPassages({ text, now }: { text: string; now: Date }): OwnPassage[] {
  const proposal = importText({ text, now });
  if (!proposal.ok) throw new Error(`The import refused the text: ${proposal.reason}`);
  const whole = textOf({ type: "doc", content: proposal.blocks.map((block) => block.node) });
  const place = placesIn({ file: text, imported: whole });

  // The passages of the article as it would be stored, without what is left out, moved to where they stand in `whole`.
  const own = proposal.blocks.filter((block) => !isLeftOut(block));
  const left: Unplaced[] = [];
  const moves: { from: number; by: number }[] = [];
  let at = 0;
  let ownAt = 0;
  for (const block of proposal.blocks) {
    if (isLeftOut(block)) {
      left.push(...linesIn(whole, { start: at, end: at + block.text.length }));
    } else {
      moves.push({ from: ownAt, by: at - ownAt });
      ownAt += block.text.length + 1;
    }
    at += block.text.length + 1;
  }
  const moved = (offset: number) => offset + moves.findLast((move) => move.from <= offset)!.by;
  const kept = segmentPassages({ type: "doc", content: own.map((block) => block.node) }).map(
    ({ start, end, kind }): Unplaced => ({ start: moved(start), end: moved(end - 1) + 1, kind }),
  );
  const placed = [...kept, ...left]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, kind }) => ({ start: place[start]!, end: place[end - 1]! + 1, kind }));
  return placed.map((passage, index) => {
    const from = markerStart({ text, start: passage.start, after: placed[index - 1]?.end ?? 0 });
    return { ...passage, start: from, text: text.slice(from, passage.end) };
  });
}

type Unplaced = { start: number; end: number; kind: PassageKind };

/** A byline is left out of the text because it goes into the details; it is one all the same. */
function isLeftOut(block: ImportBlock): boolean {
  return block.furniture !== null && block.furniture.reason !== "byline";
}

function linesIn(text: string, range: { start: number; end: number }): Unplaced[] {
  return [...text.slice(range.start, range.end).matchAll(/\S(?:[^\n]*\S)?/gu)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
    kind: "boilerplate",
  }));
}

/** How far the import may have dropped characters of the file before the next one that it kept. */
const longestGap = 200;

/** For each character of the imported text that is not white space: where it stands in the file. */
function placesIn({ file, imported }: { file: string; imported: string }): Int32Array {
  const places = new Int32Array(imported.length).fill(-1);
  let from = 0;
  for (let at = 0; at < imported.length; at++) {
    if (/\s/u.test(imported[at]!)) continue;
    let found = from;
    while (found < file.length && file[found] !== imported[at] && found - from < longestGap) found++;
    // A character that the import composed (NFC) stands where the next one is sought.
    if (file[found] !== imported[at]) found = from;
    places[at] = found;
    from = found + 1;
  }
  return places;
}

/** Where the passage begins with what the import took from its head: a list marker on the same line. */
function markerStart({ text, start, after }: { text: string; start: number; after: number }): number {
  const before = text.slice(after, start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const marker = /\S.*$/su.exec(line);
  return marker ? start - line.length + marker.index : start;
}
