import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverage } from "@/lib/text/coverage";
import type { PassageKind } from "@/lib/text/passage-kind";
import { segmentPassages } from "@/lib/text/segment-passages";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const text = "Ferry\nIt is old. It leaks.\nSources";
const passages: { start: number; end: number; kind: PassageKind }[] = [
  { start: 0, end: 5, kind: "heading" },
  { start: 6, end: 16, kind: "sentence" },
  { start: 17, end: 26, kind: "sentence" },
  { start: 27, end: 34, kind: "reference" },
];

describe("coverage", () => {
  it("counts the characters of sentences, list items and quotations, white space left out", () => {
    expect(coverage({ text, passages, decisions: [] })).toEqual({ covered: 0, total: 16, share: 0 });
    expect(coverage({ text, passages, decisions: [{ start: 6, end: 16 }] })).toEqual({
      covered: 8,
      total: 16,
      share: 0.5,
    });
  });

  it("is full when a passage was split at a space, and when one decision runs over everything", () => {
    const split = [
      { start: 6, end: 8 },
      { start: 9, end: 16 },
      { start: 17, end: 26 },
    ];
    expect(coverage({ text, passages, decisions: split }).share).toBe(1);
    expect(coverage({ text, passages, decisions: [{ start: 0, end: 34 }] }).share).toBe(1);
  });

  it("counts overlapping decisions once and headings never", () => {
    const decisions = [
      { start: 6, end: 16 },
      { start: 0, end: 12 },
      { start: 8, end: 8 },
    ];
    expect(coverage({ text, passages, decisions }).covered).toBe(8);
  });

  it("is full where nothing is to be decided", () => {
    expect(coverage({ text, passages: [passages[0]!], decisions: [] }).share).toBe(1);
  });

  it("never leaves 0 to 1, never falls when a decision is added, and is full under one decision for each passage", () => {
    const ranges = fc.array(
      fc.tuple(fc.nat(300), fc.nat(80)).map(([start, length]) => ({ start, end: start + length })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(articleDocArbitrary, ranges, ranges, (doc, decisions, more) => {
        const given = { text: textOf(doc), passages: segmentPassages(doc) };
        const before = coverage({ ...given, decisions });
        const after = coverage({ ...given, decisions: [...decisions, ...more] });
        expect(before.share).toBeGreaterThanOrEqual(0);
        expect(after.share).toBeLessThanOrEqual(1);
        expect(after.covered).toBeGreaterThanOrEqual(before.covered);
        expect(after.total).toBe(before.total);
        expect(coverage({ ...given, decisions: given.passages }).share).toBe(1);
      }),
    );
  });
});
