import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotationsPerPage } from "@/lib/domain/annotation/limits";
import { placeAnnotation } from "@/lib/domain/annotation/place-annotation";
import { readAnnotations } from "@/lib/domain/annotation/read-annotations";
import {
  annotationCollection,
  annotationPage,
  type AnnotatedClaim,
  type AnnotatedVersion,
} from "@/lib/domain/annotation/write-annotations";
import { CodePoints } from "@/lib/text/code-points";
import { quoteFinder } from "@/lib/text/find-quote";
import { snapToGraphemes, type TextRange } from "@/lib/text/grapheme";

const workspaceUrl = "https://desk.example/w/thornby";
const articleUrl = `${workspaceUrl}/articles/a1`;
const version = (text: string): AnnotatedVersion => ({
  articleId: "a1",
  number: 2,
  title: "Forty beds to go",
  url: "https://post.example/beds",
  language: "en",
  text,
  textFrom: "2026-02-11T08:00:00.000Z",
});
const claim = (range: TextRange | null, more: Partial<AnnotatedClaim> = {}): AnnotatedClaim => ({
  appearanceId: "01a20111-0000-7000-8000-000000000001",
  claimId: "01a20111-0000-7000-8000-000000000002",
  statement: "Thornby General will lose 40 beds by April 2026.",
  typeLabel: "Quantity",
  claimantName: "The trust",
  claimantWikidataId: "Q42",
  start: range?.start ?? null,
  end: range?.end ?? null,
  exact: "40 beds",
  prefix: "",
  suffix: "",
  createdAt: "2026-02-12T08:00:00.000Z",
  ...more,
});

function backAndForth({ text, ranges, withPosition }: { text: string; ranges: TextRange[]; withPosition: boolean }) {
  const claims = ranges.map((range) => claim(range));
  const out = annotationCollection({ version: version(text), claims, articleUrl, workspaceUrl });
  const file = JSON.stringify(out, (key, value: unknown) =>
    !withPosition && (key === "start" || key === "end") ? undefined : value,
  );
  const read = readAnnotations(file);
  if (!read.ok) throw new Error(read.reason);
  const [points, find] = [new CodePoints(text), quoteFinder(text)];
  return read.annotations.map((annotation) => placeAnnotation({ annotation, text, points, find }));
}

/** Words of several scripts, with characters of more than one code point and of more than one UTF-16 unit. */
const word = fc.constantFrom(
  "beds",
  "the",
  "£4.2m",
  "😀",
  "👩‍👩‍👧",
  "🇬🇧",
  "مرحبا",
  "بالعالم",
  "שלום",
  "नमस्ते",
  "é",
  "\n",
  "𝒳",
);
const textWithRanges = fc
  .array(word, { minLength: 1, maxLength: 40 })
  .map((words) => `Beds: ${words.join(" ")}`.normalize("NFC"))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      ranges: fc
        .array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { minLength: 1, maxLength: 5 })
        .map((pairs) =>
          pairs
            .map(([one, other]) => snapToGraphemes({ text, start: Math.min(one, other), end: Math.max(one, other) }))
            .filter(({ start, end }) => text.slice(start, end).trim() !== "")
            .concat({ start: 0, end: 5 }),
        ),
    }),
  );

describe("out and in again", () => {
  test("gives the same ranges, whatever the script", () => {
    fc.assert(
      fc.property(textWithRanges, ({ text, ranges }) => {
        const placed = backAndForth({ text, ranges, withPosition: true });
        expect(placed).toEqual(ranges.map((range) => ({ match: "exact", ...range })));
      }),
    );
  });

  test("gives the same words where a program has dropped the positions", () => {
    fc.assert(
      fc.property(textWithRanges, ({ text, ranges }) => {
        const placed = backAndForth({ text, ranges, withPosition: false });
        placed.forEach((place, index) => {
          const { start, end } = ranges[index]!;
          expect(place.match).toBe("exact");
          expect(text.slice(place.start, place.end)).toBe(text.slice(start, end));
        });
      }),
    );
  });
});

describe("what goes out", () => {
  const text = "😀 Thornby will lose 40 beds.";
  const range = { start: text.indexOf("40"), end: text.indexOf(".") };

  test("is a collection whose selectors count code points", () => {
    const out = annotationCollection({ version: version(text), claims: [claim(range)], articleUrl, workspaceUrl });
    expect(out).toMatchObject({ type: "AnnotationCollection", total: 1, first: { startIndex: 0 } });
    const [annotation] = out.first.items;
    expect(annotation!.target).toEqual({
      type: "SpecificResource",
      source: "https://post.example/beds",
      selector: [
        { type: "TextQuoteSelector", exact: "40 beds", prefix: "😀 Thornby will lose ", suffix: "." },
        { type: "TextPositionSelector", start: 20, end: 27, positionUnit: "codePoint" },
      ],
      state: [{ type: "TimeState", sourceDate: "2026-02-11T08:00:00.000Z", cached: `${articleUrl}?version=2` }],
    });
    expect(annotation!.body.map(({ purpose }) => purpose)).toEqual([
      "describing",
      "identifying",
      "identifying",
      "classifying",
      "linking",
    ]);
  });

  test("a claim without a place goes out with its last words alone", () => {
    const lost = claim(null, { exact: "called reckless", claimantName: null, claimantWikidataId: null });
    const out = annotationCollection({ version: version(text), claims: [lost], articleUrl, workspaceUrl });
    const { target, body } = out.first.items[0]!;
    expect(target.selector).toEqual([{ type: "TextQuoteSelector", exact: "called reckless", prefix: "", suffix: "" }]);
    expect(target.state).toBeUndefined();
    expect(body).toHaveLength(3);
  });

  test("many go out page by page, each naming the next", () => {
    const claims = Array.from({ length: annotationsPerPage + 1 }, () => claim(range));
    const input = { version: version(text), claims, articleUrl, workspaceUrl };
    const first = annotationCollection(input).first;
    expect(first.items).toHaveLength(annotationsPerPage);
    const second = annotationPage({ ...input, page: 1 })!;
    expect(first.next).toBe(second.id);
    expect(second).toMatchObject({ startIndex: annotationsPerPage, prev: first.id, items: [expect.anything()] });
    expect(annotationPage({ ...input, page: 2 })).toBeNull();
  });
});

describe("finding the words of others", () => {
  const text = "The trust said it will lose 40 beds by April. Nobody knows what follows.";
  const place = (annotation: Partial<Parameters<typeof placeAnnotation>[0]["annotation"]>) =>
    placeAnnotation({
      annotation: { exact: null, prefix: "", suffix: "", position: null, ...annotation },
      text,
      points: new CodePoints(text),
      find: quoteFinder(text),
    });

  test("typography is not wording; other wording asks for a person; other words are not found", () => {
    expect(place({ exact: "it will lose 40 beds" }).match).toBe("exact");
    expect(place({ exact: "it will lose about 40 beds by April" }).match).toBe("approximate");
    expect(place({ exact: "Ferries sail to Saltmere twice a day in summer" }).match).toBe("not_found");
  });

  test("words that stand there twice are sure only where something tells the two apart", () => {
    const twice = "The ward is full. Nobody came. The ward is full.";
    const placeIn = (more: object) =>
      placeAnnotation({
        annotation: { exact: "The ward is full.", prefix: "", suffix: "", position: null, ...more },
        text: twice,
        points: new CodePoints(twice),
        find: quoteFinder(twice),
      });
    expect(placeIn({})).toEqual({ match: "approximate", start: 0, end: 17 });
    expect(placeIn({ prefix: "Nobody came. " })).toEqual({ match: "exact", start: 31, end: 48 });
  });

  test("a position that leads elsewhere is only a hint, one without words only a guess", () => {
    const found = place({ exact: "40 beds", position: { start: 3, end: 10, unit: "utf16" } });
    expect(found).toMatchObject({ match: "exact", start: text.indexOf("40 beds") });
    expect(place({ position: { start: 0, end: 9, unit: "utf16" } })).toEqual({
      match: "approximate",
      start: 0,
      end: 9,
    });
    expect(place({ position: { start: 900, end: 909, unit: "utf16" } }).match).toBe("not_found");
  });
});
