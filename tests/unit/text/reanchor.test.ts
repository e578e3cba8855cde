import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignVersions } from "@/lib/text/align-versions";
import { snapToGraphemes } from "@/lib/text/grapheme";
import { reanchor } from "@/lib/text/reanchor";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const one = "The harbour board met in May and heard the surveyor.";
const two = "It voted to close the pier by the end of 2019.";
const three = "Repairs would have cost £4.2m, the trust’s survey says.";
const four = "The baker on Quay Street sells more bread than ever.";

function carry({ before, after, exact, copy = 0 }: { before: string; after: string; exact: string; copy?: number }) {
  let start = before.indexOf(exact);
  for (let n = 0; n < copy; n++) start = before.indexOf(exact, start + 1);
  const result = reanchor({ before, after, start, end: start + exact.length });
  return [result.state, result.state === "orphaned" ? null : after.slice(result.start, result.end)];
}

describe("reanchor", () => {
  const before = [one, two, three].join(" ");

  it("keeps a passage in its place when something comes before it", () => {
    expect(carry({ before, after: [four, one, two, three].join(" "), exact: two })).toEqual(["exact", two]);
  });

  it("takes new typography for the same wording", () => {
    const after = before.replace("’", "'").replace("2019.", "2019 .");
    expect(carry({ before, after, exact: three })).toEqual(["exact", three.replace("’", "'")]);
  });

  it("follows a passage that was moved", () => {
    expect(
      carry({ before: [one, two, three, four].join("\n"), after: [two, three, four, one].join("\n"), exact: one }),
    ).toEqual(["moved", one]);
  });

  it("waits for a person where the wording changed", () => {
    const edited = "It voted narrowly to close the whole pier by the end of 2020.";
    expect(carry({ before, after: before.replace(two, edited), exact: two })).toEqual(["fuzzy", edited]);
  });

  it("leaves out what was put in before and after it", () => {
    const after = before.replace(two, `Then came the vote. ${two} Nobody clapped.`);
    expect(carry({ before, after, exact: two })).toEqual(["exact", two]);
  });

  it("makes an orphan of a deleted passage, even where another reads like it", () => {
    const lookalike = "It voted to close the pier by the end of 2021.";
    const twins = [one, two, four, lookalike, three].join(" ");
    expect(carry({ before: twins, after: [one, four, lookalike, three].join(" "), exact: two })).toEqual([
      "orphaned",
      null,
    ]);
  });

  it("makes an orphan of a passage that another took the place of", () => {
    expect(carry({ before, after: [one, four, three].join(" "), exact: two })).toEqual(["orphaned", null]);
  });

  it("keeps to its own copy of repeated words", () => {
    const repeated = [two, one, two, three].join(" ");
    const after = [two, four, one, two, three].join(" ");
    const start = repeated.lastIndexOf(two);
    const result = reanchor({ before: repeated, after, start, end: start + two.length });
    expect(result).toEqual({ state: "exact", start: after.lastIndexOf(two), end: after.lastIndexOf(two) + two.length });
  });

  it("carries a range that ends inside a word", () => {
    expect(carry({ before, after: `${four} ${before}`, exact: "ose the pi" })).toEqual(["exact", "ose the pi"]);
  });

  it("finds everything in its place when nothing changed", () => {
    fc.assert(
      fc.property(articleDocArbitrary, fc.nat(300), fc.integer({ min: 1, max: 80 }), (doc, at, length) => {
        const text = textOf(doc);
        const range = snapToGraphemes({ text, start: at, end: at + length });
        if (text.slice(range.start, range.end).trim() === "") return;
        expect(reanchor({ before: text, after: text, ...range })).toEqual({ state: "exact", ...range });
      }),
    );
  });

  it("answers places on whole characters within the new text, whatever the change", () => {
    fc.assert(
      fc.property(
        articleDocArbitrary,
        articleDocArbitrary,
        fc.nat(200),
        fc.integer({ min: 1, max: 80 }),
        (a, b, at, length) => {
          const [old, after] = [textOf(a), textOf(b)];
          const result = reanchor({
            before: old,
            after,
            ...snapToGraphemes({ text: old, start: at, end: at + length }),
          });
          if (result.state === "orphaned") return;
          expect(result.start).toBeLessThan(result.end);
          expect(snapToGraphemes({ text: after, ...result })).toEqual({ start: result.start, end: result.end });
        },
      ),
    );
  });
});

describe("alignVersions", () => {
  it("pairs tokens with equal ones only, in rising order, both ways alike", () => {
    fc.assert(
      fc.property(articleDocArbitrary, articleDocArbitrary, (a, b) => {
        const { before, after, toAfter, toBefore } = alignVersions({ before: textOf(a), after: textOf(b) });
        let last = -1;
        toAfter.forEach((j, i) => {
          if (j === -1) return;
          expect(j).toBeGreaterThan(last);
          expect(after[j]!.key).toBe(before[i]!.key);
          expect(toBefore[j]).toBe(i);
          last = j;
        });
      }),
    );
  });

  it("falls back to lines where very much has changed, and still pairs what stayed", () => {
    const filler = (name: string) => Array.from({ length: 3000 }, (_, n) => `${name}${n} word`).join(" ");
    const before = [filler("old"), two, filler("past")].join("\n");
    const after = [filler("new"), two, filler("next")].join("\n");
    expect(carry({ before, after, exact: two })).toEqual(["exact", two]);
  });
});
