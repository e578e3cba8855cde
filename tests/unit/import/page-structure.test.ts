import { describe, expect, it } from "vitest";
import { importHtml } from "@/lib/import/import-html";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { articleSentences, now } from "./pages";

function nodesOf(html: string): DocNode[] {
  const result = importHtml({ html, url: "https://courier.saltmere.example/pier", now });
  if (!result.ok) throw new Error(result.reason);
  return result.blocks.map((block) => block.node);
}

/** Every node of a type, wherever it stands. */
function all(nodes: DocNode[], type: string): DocNode[] {
  return nodes.flatMap((node) => [...(node.type === type ? [node] : []), ...all(node.content ?? [], type)]);
}

const prose = articleSentences.join(" ");

describe("notes of a page", () => {
  it.each([
    [
      "a list of notes that lead back",
      '<p>The pier is 410 metres long.<sup id="r1"><a href="#n1">1</a></sup> It closed.<sup><a href="#n2" id="r2">2</a></sup></p>' +
        '<ol><li id="n1">Survey of 1904. <a href="#r1">↩</a></li><li id="n2"><p>Minutes. <a href="#r2">Back</a></p></li></ol>',
    ],
    [
      "brackets and an encyclopaedia's names",
      '<p>The pier is 410 metres long.<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> It closed.<sup class="reference" id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p>' +
        '<ol class="references"><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> <span>Survey of 1904.</span></li><li id="cite_note-2"><a href="#cite_ref-2">^</a> Minutes.</li></ol>',
    ],
    [
      "a word processor's paragraphs",
      '<p>The pier is 410 metres long.<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> It closed.<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p>' +
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Survey of 1904.</p></div><div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> Minutes.</p></div>',
    ],
  ])("are kept with their signs: %s", (_, html) => {
    const nodes = nodesOf(html);
    expect(textOf({ type: "doc", content: nodes })).toBe(
      "The pier is 410 metres long.\uFFFC It closed.\uFFFC\nSurvey of 1904.\nMinutes.",
    );
    expect(all(nodes, "noteRef").map((node) => node.attrs)).toEqual([
      { note: "1", label: "1" },
      { note: "2", label: "2" },
    ]);
    expect(all(nodes, "note").map((node) => node.attrs)).toEqual([
      { id: "1", label: "1" },
      { id: "2", label: "2" },
    ]);
  });

  it("may be pointed to twice", () => {
    const nodes = nodesOf(
      '<p>One<sup><a href="#fn1">*</a></sup> and two<sup><a href="#fn1">*</a></sup>.</p><p id="fn1" class="footnote">* Survey.</p>',
    );
    expect(all(nodes, "noteRef")).toHaveLength(2);
    expect(textOf(nodes.at(-1)!)).toBe("Survey.");
  });

  it("are no contents lists, no powers and no links to other pages", () => {
    const nodes = nodesOf(
      '<ul><li><a href="#s1">1</a></li></ul><h2 id="s1">The quay</h2><p>About 10<sup>9</sup> tonnes, m<sup>2</sup> and CO<sub>2</sub>.</p>' +
        '<p>See<sup><a href="https://notes.example/#fn1">1</a></sup>.</p>',
    );
    expect(all(nodes, "noteRef")).toEqual([]);
    expect(all(nodes, "note")).toEqual([]);
    expect(all(nodes, "text").filter(({ marks }) => marks?.some(({ type }) => type.endsWith("script")))).toMatchObject([
      { text: "9", marks: [{ type: "superscript" }] },
      { text: "2", marks: [{ type: "superscript" }] },
      { text: "2", marks: [{ type: "subscript" }] },
      { text: "1", marks: [{ type: "superscript" }, { type: "link" }] },
    ]);
  });

  it("survive the search for the article on a whole page", () => {
    const html = `<!doctype html><html lang="en"><head><title>Pier</title></head><body><nav><a href="/">Home</a></nav>
      <article><h1>Pier</h1><p>${prose}<sup><a href="#fn:1" id="fnref:1">1</a></sup></p><p>${prose}</p><p>${prose}</p>
      <div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>Harbour board, minutes of 4 May. <a href="#fnref:1">↩</a></p></li></ol></div>
      </article><footer>Saltmere Courier</footer></body></html>`;
    const result = importHtml({ html, url: "https://courier.saltmere.example/pier", now });
    const kept = result.ok ? result.blocks.filter(({ furniture }) => furniture === null).map(({ node }) => node) : [];
    expect(all(kept, "noteRef").map(({ attrs }) => attrs)).toEqual([{ note: "1", label: "1" }]);
    expect(all(kept, "note").map(textOf)).toEqual(["Harbour board, minutes of 4 May."]);
  });
});

describe("captions", () => {
  it("of pictures and tables are kept as captions", () => {
    const nodes = nodesOf(
      "<figure><img src='a.jpg'><figcaption><p>The quay in 1904</p><p>Photo: A. Board</p></figcaption></figure>" +
        "<table><caption>Trips by year</caption><tr><th>Year</th><th>Trips</th></tr><tr><td>2014</td><td>33</td></tr></table>",
    );
    expect(nodes.map(({ type }) => type)).toEqual(["caption", "caption", "caption", "table"]);
    expect(nodes.map(textOf)).toEqual([
      "The quay in 1904",
      "Photo: A. Board",
      "Trips by year",
      "Year\nTrips\n2014\n33",
    ]);
  });
});

describe("lists", () => {
  it("keep their nesting, their first number and their kind of numbering", () => {
    const [list] = nodesOf('<ol start="4" type="a"><li>Piles<ul><li>Oak</li></ul></li><li>Deck</li></ol>');
    expect(list).toMatchObject({
      type: "orderedList",
      attrs: { start: 4, type: "a" },
      content: [
        { type: "listItem", content: [{ type: "paragraph" }, { type: "bulletList" }] },
        { type: "listItem", content: [{ type: "paragraph" }] },
      ],
    });
  });
});
