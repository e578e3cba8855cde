import { describe, expect, it } from "vitest";
import { importHtml } from "@/lib/import/import-html";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { now } from "./pages";

function nodesOf(html: string): DocNode[] {
  const result = importHtml({ html, now });
  if (!result.ok) throw new Error(result.reason);
  return result.blocks.map((block) => block.node);
}

const outline = (node: DocNode): string =>
  node.type === "text"
    ? (node.marks ?? []).map(({ type }) => `${type}:`).join("") + node.text
    : `${node.type}(${(node.content ?? []).map(outline).join(" ")})`;

/** A clipboard as Word writes it. */
function word(body: string): string {
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
}

function wordItem({
  level,
  marker,
  text,
  list = "l0",
}: {
  level: number;
  marker: string;
  text: string;
  list?: string;
}) {
  return `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>\n`;
}

describe("a paste from Word", () => {
  it("makes lists of the paragraphs that Word draws as lists", () => {
    const items = [
      wordItem({ level: 1, marker: "·", text: "Piles" }),
      wordItem({ level: 2, marker: "o", text: "Oak" }),
      wordItem({ level: 2, marker: "o", text: "Iron" }),
      wordItem({ level: 1, marker: "·", text: "Deck" }),
    ];
    expect(nodesOf(word(items.join(""))).map(outline)).toEqual([
      "bulletList(listItem(paragraph(Piles) bulletList(listItem(paragraph(Oak)) listItem(paragraph(Iron)))) listItem(paragraph(Deck)))",
    ]);
  });

  it("keeps the numbers of a list that is interrupted", () => {
    const nodes = nodesOf(
      word(
        wordItem({ level: 1, marker: "1.", text: "Piles" }) +
          "<p class=MsoNormal>The board met.<o:p></o:p></p>" +
          wordItem({ level: 1, marker: "2.", text: "Deck" }) +
          wordItem({ level: 1, marker: "·", text: "Rail", list: "l3" }),
      ),
    );
    expect(nodes.map(outline)).toEqual([
      "orderedList(listItem(paragraph(Piles)))",
      "paragraph(The board met.)",
      "orderedList(listItem(paragraph(Deck)))",
      "bulletList(listItem(paragraph(Rail)))",
    ]);
    expect(nodes[2]!.attrs).toEqual({ start: 2 });
  });

  it("knows its titles, headings, quotations and captions, and drops what only Word needs", () => {
    const nodes = nodesOf(
      word(
        "<p class=MsoTitle>The pier<o:p></o:p></p><h1>History<o:p></o:p></h1><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Built</b> in 1904.<span style='mso-spacerun:yes'>  </span>Closed.<o:p></o:p></p>" +
          "<p class=MsoQuote>We were <i>not</i> asked.<o:p></o:p></p><p class=MsoCaption>Figure 1: the quay<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
      ),
    );
    expect(nodes.map(outline)).toEqual([
      "heading(The pier)",
      "heading(History)",
      "paragraph(bold:Built  in 1904. Closed.)",
      "blockquote(paragraph(We were  italic:not  asked.))",
      "caption(paragraph(Figure 1: the quay))",
    ]);
  });

  it("keeps footnotes", () => {
    const nodes = nodesOf(
      word(
        '<p class=MsoNormal>It closed.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style=\'mso-special-character:footnote\'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a><o:p></o:p></p>' +
          '<div style=\'mso-element:footnote-list\'><br clear=all><hr align=left size=1 width="33%"><div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Minutes of the board.<o:p></o:p></p></div></div>',
      ),
    );
    expect(nodes.map(outline)).toEqual(["paragraph(It closed. noteRef())", "note(paragraph(Minutes of the board.))"]);
  });
});

describe("a paste from Google Docs", () => {
  const docs = (body: string) =>
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff">${body}</b>`;
  const span = (text: string, style = "") =>
    `<span style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;${style}white-space:pre-wrap;">${text}</span>`;

  it("takes bold and slanted words from styles, and not from the wrapper", () => {
    const nodes = nodesOf(
      docs(
        `<h1 dir="ltr">${span("The pier")}</h1><p dir="ltr">${span("Built in ")}<span style="font-weight:700;">1904</span>${span(", ", "")}<span style="font-style:italic;">they say</span>${span(".")}</p><br />`,
      ),
    );
    expect(nodes.map(outline)).toEqual(["heading(The pier)", "paragraph(Built in  bold:1904 ,  italic:they say .)"]);
  });

  it("nests lists that stand in lists, and unwraps links", () => {
    const nodes = nodesOf(
      docs(
        `<ul><li aria-level="1"><p role="presentation">${span("Piles")}</p></li><ul><li aria-level="2"><p role="presentation">${span("Oak")}</p></li></ul></ul>` +
          `<p><a href="https://www.google.com/url?q=https://board.example/minutes&amp;sa=D">${span("Minutes")}</a></p>`,
      ),
    );
    expect(nodes.map(outline)).toEqual([
      "bulletList(listItem(paragraph(Piles) bulletList(listItem(paragraph(Oak)))))",
      "paragraph(link:Minutes)",
    ]);
    expect(nodes[1]!.content![0]!.marks![0]!.attrs).toEqual({ href: "https://board.example/minutes" });
  });
});

describe("a selection from a web page", () => {
  it("is taken whole, even where a program puts a page around it without saying what was chosen", () => {
    const html =
      "<html><head><title>Clipboard</title><style>p{}</style></head><body><p>Share</p><p>High water.</p></body></html>";
    const result = importHtml({ html, isSelection: true, now });
    expect(result.ok && result.blocks.map(({ text, furniture }) => [text, furniture?.reason])).toEqual([
      ["Share", "sharing"],
      ["High water.", undefined],
    ]);
  });

  it("keeps structure and not the styles that the browser writes out", () => {
    const nodes = nodesOf(
      `<meta charset='utf-8'><h2 style="color: rgb(0, 0, 0); font-weight: 700;">Quay</h2><p style="color: red"><span style="display: inline !important; float: none; font-weight: 400;">It is </span><strong style="font-weight: 700">closed</strong>.</p>`,
    );
    expect(nodes.map(outline)).toEqual(["heading(Quay)", "paragraph(It is  bold:closed .)"]);
    expect(nodes.map(textOf)).toEqual(["Quay", "It is closed."]);
  });
});

describe("words and lines that are about the text", () => {
  it("takes what was deleted in Word with changes being tracked out, and keeps what a page strikes through", () => {
    const tracked =
      '<p class=MsoNormal><del cite="mailto:Ines" datetime="2026-01-02T10:00">Nobody was asked. </del><ins cite="mailto:Ines" datetime="2026-01-02T10:00">Residents were asked.</ins></p>';
    expect(nodesOf(word(tracked)).map(textOf)).toEqual(["Residents were asked."]);
    expect(nodesOf("<p>Open <del>Monday</del> Tuesday to Friday.</p>").map(textOf)).toEqual([
      "Open Monday Tuesday to Friday.",
    ]);
  });

  it("reads a byline that ends with a day", () => {
    const html =
      "<h1>A new wing</h1><p><i>By Petra Lund and Tom Ashgrove, 2 April 2025</i></p><p>The board promised 120 beds.</p><p>Minutes of the board, 3 May 2024</p>";
    const result = importHtml({ html, now });
    if (!result.ok) throw new Error(result.reason);
    expect(result.fields.authors?.value).toEqual(["Petra Lund", "Tom Ashgrove"]);
    expect(result.fields.publishedOn?.value).toBe("2025-04-02");
    expect(result.blocks.map(({ furniture }) => furniture?.reason ?? null)).toEqual([null, "byline", null, null]);
  });

  it("takes no day for the article's that stands behind other words", () => {
    const result = importHtml({ html: "<p>Minutes of the board, 3 May 2024</p><p>They met twice.</p>", now });
    expect(result.ok && result.fields.publishedOn).toBeNull();
  });

  it("knows links of a saved page as links by the address that the page names as its own", () => {
    const html =
      '<!doctype html><html><head><title>Dredging</title><link rel="canonical" href="https://estuary.example/dredging"></head><body><h1>Dredging stopped</h1><p>Dredging of the harbour stopped on Friday after two tonnes of lead were found.</p><h3>Related articles</h3><ul><li><a href="/a">Ferry sold</a></li></ul></body></html>';
    const result = importHtml({ html, isSelection: true, now });
    expect(result.ok && result.blocks.at(-1)?.furniture?.reason).toBe("related");
  });
});
