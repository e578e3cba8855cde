import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderArticleHtml } from "@/lib/editor/article/render-article-html";
import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import { leafBlocks } from "@/lib/text/leaf-blocks";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const docOf = (...content: DocNode[]): ArticleDoc => ({ type: "doc", content });
const link = (href: string) => ({ type: "link", attrs: { href } });

describe("renderArticleHtml", () => {
  it("writes blocks with their offsets, marks across nodes, breaks and pictures", () => {
    const doc = docOf(
      { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Pier & quay" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "See ", marks: [link("https://a.example/?x=1&y=2")] },
          { type: "text", text: "this", marks: [link("https://a.example/?x=1&y=2"), { type: "bold" }] },
          { type: "hardBreak" },
          { type: "image", attrs: { alt: '"<b>"', src: "https://a.example/i.png" } },
        ],
      },
      { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
    );
    expect(renderArticleHtml(doc)).toBe(
      '<h2 id="p-0" data-start="0">Pier &amp; quay</h2>' +
        '<p id="p-12" data-start="12"><a href="https://a.example/?x=1&amp;y=2" rel="nofollow noopener noreferrer">See ' +
        '<strong>this</strong></a><br><span data-atom="image">[Picture: &quot;&lt;b&gt;&quot;]</span></p>' +
        '<ol start="3"><li><p id="p-23" data-start="23"></p></li></ol>',
    );
  });

  it("links the sign of a note with the note and the note with its first sign", () => {
    const sign = { type: "noteRef", attrs: { note: "1", label: "1" } };
    const doc = docOf(
      { type: "paragraph", content: [{ type: "text", text: "Pier" }, sign, sign] },
      {
        type: "note",
        attrs: { id: "1", label: "1" },
        content: [{ type: "paragraph", content: [{ type: "text", text: "Minutes, p. 4" }] }],
      },
    );
    expect(renderArticleHtml(doc)).toBe(
      '<p id="p-0" data-start="0">Pier' +
        '<sup data-atom="note"><a id="noteref-1" href="#note-1" aria-label="Note 1">1</a></sup>' +
        '<sup data-atom="note"><a href="#note-1" aria-label="Note 1">1</a></sup></p>' +
        '<div class="note" id="note-1" role="note" aria-label="Note 1" data-label="1">' +
        '<p id="p-7" data-start="7">Minutes, p. 4</p>' +
        '<a class="note-back" href="#noteref-1" aria-label="Back to the text">\u21A9\uFE0E</a></div>',
    );
  });

  it("shows the sign of a note that is left out without a link", () => {
    const doc = docOf({ type: "paragraph", content: [{ type: "noteRef", attrs: { note: "1", label: "<1>" } }] });
    expect(renderArticleHtml(doc)).toBe('<p id="p-0" data-start="0"><sup data-atom="note">&lt;1&gt;</sup></p>');
  });

  it("writes captions, raised and lowered letters and the kind of numbering", () => {
    const doc = docOf(
      { type: "caption", content: [{ type: "paragraph", content: [{ type: "text", text: "The quay" }] }] },
      {
        type: "orderedList",
        attrs: { type: "a" },
        content: [
          {
            type: "listItem",
            content: [
              {
                type: "paragraph",
                content: [
                  { type: "text", text: "10" },
                  { type: "text", text: "9", marks: [{ type: "superscript" }] },
                ],
              },
            ],
          },
        ],
      },
    );
    expect(renderArticleHtml(doc)).toBe(
      '<figure data-caption=""><figcaption><p id="p-0" data-start="0">The quay</p></figcaption></figure>' +
        '<ol type="a"><li><p id="p-9" data-start="9">10<sup>9</sup></p></li></ol>',
    );
  });

  it("writes a link that it does not trust as plain text", () => {
    const doc = docOf({
      type: "paragraph",
      content: [{ type: "text", text: "x", marks: [link("javascript:alert(1)")] }],
    });
    expect(renderArticleHtml(doc)).toBe('<p id="p-0" data-start="0">x</p>');
  });

  it("refuses nodes that an article does not have", () => {
    expect(() => renderArticleHtml(docOf({ type: "script", content: [] }))).toThrow("script");
  });

  it("never loads or runs anything, whatever the text says", () => {
    const allowed =
      "h2 h3 h4 h5 p ul ol li blockquote hr div table tbody tr td th figure figcaption strong em sup sub a br span".split(
        " ",
      );
    const hostile = fc.constantFrom(
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "</p><iframe>",
      "&lt;",
    );
    fc.assert(
      fc.property(articleDocArbitrary, hostile, (doc, evil) => {
        const html = renderArticleHtml({
          ...doc,
          content: [
            ...doc.content,
            {
              type: "paragraph",
              content: [
                { type: "text", text: evil },
                { type: "image", attrs: { alt: evil } },
              ],
            },
          ],
        });
        const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
        for (const element of document.body.querySelectorAll("*")) {
          expect(allowed).toContain(element.localName);
          for (const { name } of element.attributes) {
            expect(
              "id data-start data-atom data-label data-caption class role aria-label tabindex href rel start type colspan rowspan".split(
                " ",
              ),
            ).toContain(name);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("gives every leaf block its own element with its text", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const { document } = parseHTML(`<!doctype html><html><body>${renderArticleHtml(doc)}</body></html>`);
        const starts = [...document.querySelectorAll("[data-start]")].map((element) =>
          Number(element.getAttribute("data-start")),
        );
        expect(starts).toEqual(leafBlocks(doc).map((block) => block.start));
      }),
    );
  });
});
