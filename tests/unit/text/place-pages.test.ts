import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placePages } from "@/lib/text/place-pages";
import { carryRange, squeezeText } from "@/lib/text/squeezed-text";

const printed = (text: string) => ({ text, squeezed: squeezeText(text) });
const words = fc.array(fc.constantFrom("the", "ward", "12", "stays", "öpen", "🏥", "x"), {
  minLength: 1,
  maxLength: 30,
});

describe("carryRange", () => {
  test("finds the same words whatever the white space, by their surroundings", () => {
    const from = printed("Beds: 12\nNurses: 12\nDoctors: 3");
    const to = printed("Beds:12 Nurses:12 Doctors:3");
    const start = from.text.indexOf("12", 10);
    const place = carryRange({ from, to, start, end: start + 2 })!;
    expect(to.text.slice(0, place.end)).toBe("Beds:12 Nurses:12");
  });

  test("takes other typography for the same, and other words for nothing", () => {
    const from = printed("It said “open” on Monday.");
    const carried = carryRange({
      from,
      to: printed('Yes. It said "open" on Monday.'),
      start: 0,
      end: from.text.length,
    });
    expect(carried).toEqual({ start: 5, end: 30 });
    expect(carryRange({ from, to: printed("It said nothing of the kind."), start: 0, end: 14 })).toBeNull();
  });
});

describe("placePages", () => {
  test("a passage over two pages stands on both", () => {
    const pages = ["One two\nthree", "four five"];
    const text = "One two three\n\nfour five";
    const { toPages, fromPage } = placePages({ text, pages });
    const start = text.indexOf("three");
    expect(toPages({ start, end: text.indexOf(" five") })).toEqual([
      { page: 0, start: 8, end: 13 },
      { page: 1, start: 0, end: 4 },
    ]);
    expect(fromPage({ page: 1, start: 5, end: 9 })).toEqual({ start: 20, end: 24 });
  });

  test("a page that was read otherwise is searched by itself", () => {
    const { toPages } = placePages({ text: "One two.\n\nfour five", pages: ["Header One two.", "four five"] });
    expect(toPages({ start: 0, end: 8 })).toEqual([{ page: 0, start: 7, end: 15 }]);
  });

  test("there and back again gives the same words", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (content, one, other) => {
        const pages = content.map((page) => page.join("  "));
        const text = content.map((page) => page.join(" ")).join("\n\n");
        const page = one % pages.length;
        const from = content[page]!.slice(0, other % content[page]!.length).join("  ").length;
        const own = { page, start: from, end: pages[page]!.length };
        const { toPages, fromPage } = placePages({ text, pages });
        const range = fromPage(own)!;
        const back = toPages(range);
        expect(back).toHaveLength(1);
        expect(pages[page]!.slice(back[0]!.start, back[0]!.end).trim()).toBe(pages[page]!.slice(own.start).trim());
        expect(text.slice(range.start, range.end).replace(/\s/gu, "")).toBe(
          pages[page]!.slice(own.start).replace(/\s/gu, ""),
        );
      }),
    );
  });
});
