import { expect, test } from "vitest";
import { importHtml } from "@/lib/import/import-html";
import { wordpressPage } from "@/lib/import/wordpress-page";

function bodyOf(content: string): string {
  return /<article>\n([\s\S]*)\n<\/article>/u.exec(wordpressPage(content))![1]!;
}

test.each([
  ["lines with an empty one between are paragraphs", "One\nline\n\nTwo", "<p>One<br>\nline</p>\n<p>Two</p>"],
  [
    "blocks stay blocks",
    "<h2>Beds</h2>\n\n<ul>\n<li>One</li>\n</ul>\n\nText",
    "<h2>Beds</h2>\n<ul>\n<li>One</li>\n</ul>\n<p>Text</p>",
  ],
  ["the editor's comments go", "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->", "<p>One</p>"],
  [
    "shortcodes go, captions stay",
    `[caption id="a"]<img src="b.jpg"> The ward[/caption]\n\n[gallery ids="1,2"]`,
    `<p><img src="b.jpg"> The ward</p>`,
  ],
  [
    "square brackets of the text stay",
    "He said [sic] that [the trust] knew.",
    "<p>He said [sic] that [the trust] knew.</p>",
  ],
  ["what is preformatted stays", "<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"],
])("%s", (_name, content, html) => {
  expect(bodyOf(content)).toBe(html);
});

test("the importer reads it as paragraphs", () => {
  const content = "Thornby General will lose 40 beds by April.\n\nWaiting times have doubled since 2019.";
  const result = importHtml({ html: wordpressPage(content), now: new Date("2026-03-02T00:00:00Z") });
  expect(result.ok && result.blocks.map(({ text, furniture }) => ({ text, furniture }))).toEqual([
    { text: "Thornby General will lose 40 beds by April.", furniture: null },
    { text: "Waiting times have doubled since 2019.", furniture: null },
  ]);
});
