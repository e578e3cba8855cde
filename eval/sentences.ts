// Sentence segmentation against hand-made cases. npm run -s eval:sentences -- --cases FILE.json
// The file is [[text, [sentence, …]], …]. A case is right when the sentences are the same after collapsing white space.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { printResult, printTable } from "./support/print-report";
import { readOptions } from "./support/read-options";
import { fastest } from "./support/scores";
import { splitPlainText } from "@/lib/text/split-plain-text";

interface Range {
  start: number;
  end: number;
}
type Split = (text: string) => Range[];

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const segmenterAlone: Split = (text) =>
  [...segmenter.segment(text)].map(({ index, segment }) => ({ start: index, end: index + segment.length }));
const segmenterPerLine: Split = (text) => {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return segmenterAlone(line).map((range) => ({ start: start + range.start, end: start + range.end }));
  });
};

const { cases: path } = readOptions("cases");
const cases = z.array(z.tuple([z.string(), z.array(z.string())])).parse(JSON.parse(readFileSync(path, "utf8")));
const collapsed = (text: string) => text.replace(/\s+/gu, " ").trim();

function rightCases(split: Split): boolean[] {
  return cases.map(([text, wanted]) => {
    const found = split(text)
      .map((range) => collapsed(text.slice(range.start, range.end)))
      .filter((sentence) => sentence !== "");
    return JSON.stringify(found) === JSON.stringify(wanted.map(collapsed));
  });
}

/** Characters other than white space that stand in no range, or in two. */
function lostCharacters(split: Split): number {
  let lost = 0;
  for (const [text] of cases) {
    const covered = new Uint8Array(text.length);
    for (const { start, end } of split(text)) for (let at = start; at < end; at++) covered[at]!++;
    for (let at = 0; at < text.length; at++) if (covered[at] !== 1 && /\S/u.test(text[at]!)) lost++;
  }
  return lost;
}

const megabyte = 1_000_000;
const paragraph = cases.map(([text]) => text).join("\n\n");
const long = `${paragraph}\n\n`.repeat(Math.ceil(megabyte / (paragraph.length + 2)));
/** A megabyte of UTF-16 units: the cases over and over, parted by blank lines. */
const msPerMegabyte = (split: Split) => (fastest(() => split(long), 8) * megabyte) / long.length;

const right = rightCases(splitPlainText);
const methods: [string, Split][] = [
  ["Plumbline", splitPlainText],
  ["Intl.Segmenter, line by line", segmenterPerLine],
  ["Intl.Segmenter", segmenterAlone],
];
const speeds = new Map(methods.map(([name, split]) => [name, msPerMegabyte(split)]));
printTable({
  title: `Sentences, ${cases.length} cases`,
  columns: ["method", "right", "of", "lost characters", "ms per MB"],
  rows: methods.map(([name, split]) => [
    name,
    rightCases(split).filter(Boolean).length,
    cases.length,
    lostCharacters(split),
    Math.round(speeds.get(name)!),
  ]),
});
cases.forEach(([text, wanted], at) => {
  if (right[at]) return;
  const found = splitPlainText(text).map((range) => collapsed(text.slice(range.start, range.end)));
  console.log(`  wrong: ${JSON.stringify(found)}\n wanted: ${JSON.stringify(wanted)}`);
});
printResult({
  right: right.filter(Boolean).length,
  of: cases.length,
  lostCharacters: lostCharacters(splitPlainText),
  msPerMegabyte: speeds.get("Plumbline")!,
  segmenterMsPerMegabyte: speeds.get("Intl.Segmenter")!,
});
