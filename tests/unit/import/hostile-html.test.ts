import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { importHtml } from "@/lib/import/import-html";
import { docOfBlocks } from "@/lib/import/proposal";
import { articleSentences, harbourPage, now } from "./pages";

const allowedNodes = new Set(
  "doc paragraph heading bulletList orderedList listItem blockquote hardBreak table tableRow tableHeader tableCell text note noteRef caption".split(
    " ",
  ),
);
const allowedMarks = new Set(["bold", "italic", "link", "superscript", "subscript"]);

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; marks?: Json[]; text?: string };

function assertHarmless(node: Json): void {
  expect(allowedNodes).toContain(node.type);
  for (const mark of node.marks ?? []) {
    expect(allowedMarks).toContain(mark.type);
    if (mark.type === "link") expect(String(mark.attrs?.href)).toMatch(/^(https?|mailto):/);
  }
  expect(
    Object.keys(node.attrs ?? {}).every((name) =>
      ["level", "start", "type", "colspan", "rowspan", "id", "note", "label"].includes(name),
    ),
  ).toBe(true);
  node.content?.forEach(assertHarmless);
}

function allNodes(html: string): Json[] {
  const result = importHtml({ html, url: "https://courier.saltmere.example/", now });
  return result.ok ? result.blocks.map((block) => block.node) : [];
}

const payloads = [
  "<script>steal()</script>",
  "<img src=x onerror=steal()>",
  '<p onclick="steal()">Press</p>',
  '<a href="javascript:steal()">Press</a>',
  '<a href=" java\tscript:steal()">Press</a>',
  '<a href="data:text/html,<script>steal()</script>">Press</a>',
  '<a href="vbscript:steal()">Press</a>',
  '<a href="//evil.example/x">Press</a>',
  "<svg><script>steal()</script><a xlink:href='javascript:steal()'><text>Press</text></a></svg>",
  "<svg><style><img src=x onerror=steal()></style></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;<img src=x onerror=steal()>'>",
  "<math href='javascript:steal()'>Press</math>",
  "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
  "<template><script>steal()</script></template>",
  "<iframe srcdoc='<script>steal()</script>'></iframe>",
  "<form action='javascript:steal()'><button formaction='javascript:steal()'>Press</button></form>",
  "<base href='javascript:steal()//'><a href='x'>Press</a>",
  "<style>@import 'javascript:steal()'</style>",
  "<textarea><script>steal()</script></textarea>",
  "<xmp><script>steal()</script></xmp>",
  "<plaintext><script>steal()</script>",
  "<ol start='9999999999999999999999' onclick='steal()'><li>one</li></ol>",
  "<table><tr><td colspan='1e9' rowspan='-4'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
];

describe("hostile markup", () => {
  it.each(payloads)(
    "%s leaves nothing behind, as a piece and within a page",
    (payload) => {
      for (const html of [
        payload,
        `<p>${articleSentences[0]}</p>${payload}`,
        harbourPage({ within: payload, beside: payload }),
      ])
        for (const node of allNodes(html)) {
          assertHarmless(node);
          expect(JSON.stringify(node)).not.toMatch(/onerror|onclick|srcdoc|javascript:/i);
        }
    },
    20_000,
  );

  it("shows the text of markup that was written as text", () => {
    expect(JSON.stringify(allNodes("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"))).toContain(
      "<script>alert(1)</script>",
    );
  });

  it.each([
    ["div", "<div>".repeat(200_000)],
    ["b", "<b>".repeat(200_000)],
    ["span in a page", `<html><body>${"<span>".repeat(200_000)}text`],
    ["list", "<ul><li>".repeat(100_000)],
    ["table", "<table><tr><td>".repeat(60_000)],
    ["quote", "<blockquote>".repeat(200_000)],
    ["svg", `<svg>${"<g>".repeat(200_000)}`],
    ["formatting with attributes", Array.from({ length: 50_000 }, (_, at) => `<font x=${at}><p>`).join("")],
  ])("refuses tags nested beyond any browser: %s", (_name, html) => {
    expect(importHtml({ html, now })).toEqual({ ok: false, reason: "too_deep" });
  });

  it("flattens lists within lists below the depth of an article, and keeps their words", () => {
    const html = `${"<ul><li>level</li><li>".repeat(60)}innermost${"</li></ul>".repeat(60)}`;
    const result = importHtml({ html, now });
    expect(result.ok && result.warnings.map(({ code }) => code)).toContain("nesting_flattened");
    expect(result.ok && parseArticleDoc(docOfBlocks({ blocks: result.blocks })).ok).toBe(true);
    expect(result.ok && result.blocks.map(({ text }) => text).join("\n")).toContain("innermost");
  });

  it("skips what a reader of the page cannot see", () => {
    const hidden =
      '<p hidden>secret</p><p style="color:red; display : none">secret</p><p aria-hidden="true">secret</p>';
    expect(JSON.stringify(allNodes(`<p>High water at six.</p>${hidden}`))).not.toContain("secret");
  });

  it("makes a valid document out of any soup of tags", () => {
    const names =
      "div p span b i a ul ol li blockquote table tr td th caption h1 h5 br pre q svg math select button form details template".split(
        " ",
      );
    const tag = fc.oneof(
      fc.constantFrom(...names).map((name) => `<${name}>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
      fc.constantFrom(
        "word ",
        "Two words. ",
        "&nbsp;",
        "\u00ad",
        "\u0000",
        "\u0085",
        "&#x1F600;",
        "\n",
        "<!--",
        "-->",
        "<a href='https://a.example/'>",
        "<td colspan=3 rowspan=2>",
        "<ol start=4>",
      ),
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 40 }), (parts) => {
        const result = importHtml({ html: parts.join(""), now });
        if (!result.ok) return;
        const all = new Set(result.blocks.map(({ id }) => id));
        expect(parseArticleDoc(docOfBlocks({ blocks: result.blocks, keptIds: all }))).toMatchObject({ ok: true });
        for (const { node, text } of result.blocks) {
          assertHarmless(node);
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/u);
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);
});
