import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeHtml, html, jsonForScript, paragraphs } from "@/lib/publish/render/html";
import { attribute, parsePage, textOf } from "@/tests/support/public-tree";

describe("a template", () => {
  test("escapes what it is given, in content and in attributes", () => {
    const text = `<b onclick='x'>"&`;
    expect(html`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;</p>',
    );
  });

  test("leaves HTML of its own as it is, joins lists and leaves nothing out of nothing", () => {
    const items = ["one", "<two>"].map((word) => html`<li>${word}</li>`);
    expect(
      html`<ul>
        ${items}
      </ul>`.text.replace(/\n/g, ""),
    ).toBe("<ul><li>one</li><li>&lt;two&gt;</li></ul>");
    expect(html`<p>${[null, undefined, false, "", 0]}</p>`.text).toBe("<p>0</p>");
  });

  test("any text comes back from the page as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        const text = given.toWellFormed().replaceAll("\0", "").replaceAll("\r", "");
        const page = parsePage({
          file: "",
          html: html`<!doctype html>
            <body>
              <p title="${text}">a${text}</p>
            </body>`.text,
        });
        const paragraph = page.elements.find(({ tagName }) => tagName === "p")!;
        expect(attribute(paragraph, "title")).toBe(text);
        expect(textOf(paragraph)).toBe(`a${text}`);
        expect(page.elements.map(({ tagName }) => tagName)).toEqual(["html", "head", "body", "p"]);
      }),
    );
  });
});

test("structured data never ends its element and comes back as it went in", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("</script><script>alert(1)//", "<!--", "\u2028", "]]>")),
      (text) => {
        const page = parsePage({
          file: "",
          html: html`<!doctype html>
            <script type="application/ld+json">
              ${jsonForScript({ text })}
            </script>
            <p>after</p>`.text,
        });
        const script = page.elements.find(({ tagName }) => tagName === "script")!;
        expect(JSON.parse(textOf(script))).toEqual({ text });
        expect(page.elements.filter(({ tagName }) => tagName === "p")).toHaveLength(1);
      },
    ),
  );
});

test("text of several paragraphs keeps them, and its line ends", () => {
  expect(paragraphs("One\ntwo\n\n\n<three>\n").text).toBe("<p>One<br>two</p><p>&lt;three&gt;</p>");
});

test("NUL has no place in HTML", () => {
  expect(escapeHtml("a\0b")).toBe("ab");
});
