import { describe, expect, test } from "vitest";
import { maxAnnotations } from "@/lib/domain/annotation/limits";
import { readAnnotations, type ReadAnnotation } from "@/lib/domain/annotation/read-annotations";

function read(json: unknown) {
  const answer = readAnnotations(JSON.stringify(json));
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}
const one = (json: unknown): ReadAnnotation => read(json).annotations[0]!;

const quote = { type: "TextQuoteSelector", exact: "40 beds", prefix: "will lose ", suffix: " by April" };
const annotation = (more: object = {}) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "Annotation",
  target: { source: "https://post.example/beds", selector: quote },
  ...more,
});

describe("Web Annotations", () => {
  test("one, a list, a page, and a collection that holds its page", () => {
    for (const file of [
      annotation(),
      [annotation()],
      { type: "AnnotationPage", items: [annotation()] },
      { type: "AnnotationCollection", total: 1, first: { type: "AnnotationPage", items: [annotation()] } },
    ]) {
      expect(one(file)).toMatchObject({ exact: "40 beds", prefix: "will lose ", source: "https://post.example/beds" });
    }
  });

  test("positions count code points, unless the file says otherwise", () => {
    const at = (more: object) =>
      one(
        annotation({
          target: [{ source: "x", selector: [{ type: "TextPositionSelector", start: 3, end: 9, ...more }] }],
        }),
      );
    expect(at({}).position).toEqual({ start: 3, end: 9, unit: "codePoint" });
    expect(at({ positionUnit: "utf16" }).position?.unit).toBe("utf16");
    expect(at({ start: 9, end: 3 })).toBeUndefined();
  });

  test("selectors that refine others are read, those of other kinds passed over", () => {
    const selector = {
      type: "FragmentSelector",
      value: "ward",
      refinedBy: { type: "RangeSelector", refinedBy: [quote] },
    };
    expect(one(annotation({ target: { source: "x", selector } })).exact).toBe("40 beds");
  });

  test("a body with a purpose is what it says; any other is a note", () => {
    const told = one(
      annotation({
        body: [
          { type: "TextualBody", value: "Thornby loses 40 beds.", purpose: "describing" },
          { type: "TextualBody", value: "The trust", purpose: ["identifying"] },
          { type: "TextualBody", value: "beds", purpose: "tagging" },
          { type: "SpecificResource", source: "https://desk.example/claims/1", purpose: "linking" },
        ],
      }),
    );
    expect(told).toMatchObject({
      note: "Thornby loses 40 beds.",
      isStatement: true,
      claimant: "The trust",
      tags: ["beds"],
    });
    expect(one(annotation({ bodyValue: "Check this." }))).toMatchObject({ note: "Check this.", isStatement: false });
    expect(one(annotation({ body: ["https://a.example/", { type: "TextualBody", value: "Really?" }] })).note).toBe(
      "Really?",
    );
  });

  test("markup in a body is words and nothing else", () => {
    const value =
      "<p onclick=steal()>Half of <b>this</b> &amp; that</p><script>steal()</script><img src=x onerror=steal()";
    expect(one(annotation({ body: { type: "TextualBody", format: "text/html", value } })).note).toBe(
      "Half of this & that",
    );
  });

  test("long notes are cut, control characters go", () => {
    expect(one(annotation({ bodyValue: `a\u0000b${"x".repeat(9000)}` })).note).toMatch(/^abx{1998}…$/u);
  });
});

describe("rows of Hypothesis", () => {
  const row = (more: object = {}) => ({
    id: "abc",
    uri: "https://post.example/beds",
    text: "Is this *so*?",
    tags: ["beds"],
    user: "acct:someone@hypothes.is",
    target: [
      {
        source: "https://post.example/beds",
        selector: [{ type: "RangeSelector" }, { type: "TextPositionSelector", start: 5, end: 12 }, quote],
      },
    ],
    ...more,
  });

  test("are read, their positions as UTF-16 units, without who wrote them", () => {
    const told = one({ total: 1, rows: [row()] });
    expect(told).toMatchObject({
      exact: "40 beds",
      note: "Is this *so*?",
      tags: ["beds"],
      position: { start: 5, unit: "utf16" },
    });
    expect(JSON.stringify(told)).not.toContain("someone");
  });

  test("notes on a whole page and answers to others are counted apart", () => {
    const { annotations, leftAside } = read({ rows: [row(), row({ target: [{ source: "x" }] }), row({ target: [] })] });
    expect([annotations.length, leftAside.withoutWords]).toEqual([1, 2]);
  });
});

describe("what cannot be read", () => {
  test.each([
    ["", "not_json"],
    ["<html>", "not_json"],
    ["null", "no_annotations"],
    ["[]", "no_annotations"],
    ['{"rows": []}', "no_annotations"],
    ['{"a": 1}', "no_annotations"],
    ["[1, null, {}]", "no_annotations"],
    ['{"first": {"first": {"first": {"first": {"items": [1]}}}}}', "no_annotations"],
    ["[".repeat(50) + "]".repeat(50), "no_annotations"],
  ])("%j is refused as %s", (file, reason) => {
    expect(readAnnotations(file)).toEqual({ ok: false, reason });
  });

  test("odd entries among good ones are counted, too many are left", () => {
    const odd = [
      { type: "Annotation" },
      7,
      annotation({ target: { selector: { ...quote, exact: "x".repeat(6000) } } }),
    ];
    expect(read([annotation(), ...odd]).leftAside.unreadable).toBe(3);
    const many = read(Array.from({ length: maxAnnotations + 5 }, () => annotation()));
    expect([many.annotations.length, many.leftAside.beyondLimit]).toEqual([maxAnnotations, 5]);
  });

  test("markup that never closes takes no time", () => {
    const body = { type: "TextualBody", format: "text/html", value: "<style\t".repeat(5_000) };
    const began = performance.now();
    read(Array.from({ length: 40 }, () => annotation({ body })));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("a deeply nested selector neither throws nor hangs", () => {
    let selector: object = quote;
    for (let depth = 0; depth < 500; depth++) selector = { type: "RangeSelector", refinedBy: selector };
    expect(read(annotation({ target: { source: "x", selector } })).leftAside.withoutWords).toBe(1);
  });
});
