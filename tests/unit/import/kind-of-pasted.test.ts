import { describe, expect, it } from "vitest";
import { hasStructure, kindOfPasted } from "@/lib/import/kind-of-pasted";

describe("kindOfPasted", () => {
  it.each([
    "---\ntitle: The price of meals\nauthor: Ellis Varn\n---\n\nA meal cost £2.10.",
    "# The price of meals\n\nA meal cost **£2.10** in 2020.",
    "## Then\n\nA meal cost £2.\n\n## Now\n\nIt costs £3.",
    "A meal costs £3.[^1]\n\n| School | Meals |\n|---|---|\n| Hill Road | 310 |\n\n[^1]: Price list.",
    "See [the list](https://dunmore.example/list) and **the minutes**.",
  ])("%j is Markdown", (text) => expect(kindOfPasted(text)).toBe("markdown"));

  it.each([
    "<!doctype html><html><body><p>A meal cost £2.10.</p></body></html>",
    "\n  <p class='lead'>A meal cost £2.10.</p>\n<p>It costs £3.</p>",
    "<h2>Meals</h2><ul><li>Hill Road</li></ul>",
  ])("%j is the source of a page", (text) => expect(kindOfPasted(text)).toBe("html"));

  it.each([
    "A meal cost £2.10 in 2020.\n\nIt costs £3 today.",
    "#meals are dear\n\n#dunmore",
    "# of pupils: 310\n\nA meal costs £3.",
    "He wrote <p> where he meant a paragraph.",
    "<p> is how a paragraph begins.",
    "The town\n---\nA line of dashes parts it.",
    "---\n\nMeals are dear, they say: £3.\n\n---\n",
    "2 ** 3 ** 2 is a power, and [1] (see below) is a note.",
    "- Hill Road\n- Mill Lane\n\n1. First\n2. Second",
    "",
  ])("%j is plain text", (text) => expect(kindOfPasted(text)).toBe("plain"));
});

describe("hasStructure", () => {
  it("is true of what a page or Word puts on the clipboard, not of the colours of a code editor", () => {
    expect(hasStructure("<meta charset='utf-8'><h2>Meals</h2><p>They are dear.</p>")).toBe(true);
    expect(hasStructure('<p>See <a href="https://dunmore.example">the list</a>.</p>')).toBe(true);
    expect(
      hasStructure('<div style="font-family: Menlo"><div><span style="color:#fff"># Meals</span></div></div>'),
    ).toBe(false);
  });
});
