import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { elementsIn, parsePage } from "@/lib/import/page-tree";
import { listResources, mostResources } from "@/lib/server/capture/page-resources";
import { viewOfPage } from "@/lib/server/capture/view-of-page";

const url = "https://news.example.org/ward/index.html";
const bytes = (text: string) => new TextEncoder().encode(text);
const view = (html: string, resources: Parameters<typeof viewOfPage>[0]["resources"] = []) =>
  viewOfPage({ html, url, resources });

describe("viewOfPage", () => {
  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["an event", '<p onclick="alert(1)">Words</p>'],
    ["a frame", '<iframe src="https://evil.example/"></iframe>'],
    [
      "a form that sends",
      '<form action="https://evil.example/"><button formaction="https://evil.example/">Go</button></form>',
    ],
    ["a link", '<a href="https://evil.example/" ping="https://evil.example/">More</a>'],
    ["a script as a link", '<a href="javascript:alert(1)">More</a>'],
    ["a picture from elsewhere", '<img src="https://evil.example/x.png" srcset="https://evil.example/y.png 2x">'],
    ["a reload", '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
    ["another base", '<base href="https://evil.example/">'],
    ["a style sheet that was not stored", '<link rel="stylesheet" href="https://evil.example/x.css">'],
    ["a preload", '<link rel="preload" href="https://evil.example/x.js" as="script">'],
    [
      "a drawing with a link",
      '<svg><a xlink:href="https://evil.example/"><use href="https://evil.example/#a"/></a></svg>',
    ],
    ["an object", '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/">'],
  ])("brings back neither %s", (_, html) => {
    const shown = view(`<html><head></head><body>${html}<p>The ward stays open.</p></body></html>`);
    expect(shown).toContain("The ward stays open.");
    expect(shown).not.toMatch(/evil\.example|alert\(/u);
    for (const element of elementsIn(parsePage(shown))) {
      expect(["script", "iframe", "object", "embed", "base", "link"]).not.toContain(element.tagName);
      expect(element.attrs.filter(({ name }) => /^on|href|^src/u.test(name))).toEqual([]);
    }
  });

  test("writes stored styles and pictures into the page, and a style cannot end its element", () => {
    const html =
      '<html><head><link rel=stylesheet href="/s.css" media="screen"></head><body><img src="../a.png" alt="A"></body></html>';
    const shown = view(html, [
      {
        url: "https://news.example.org/s.css",
        mediaType: "text/css",
        bytes: bytes("p{color:red}</style><script>alert(1)</script>"),
      },
      { url: "https://news.example.org/a.png", mediaType: "image/png", bytes: bytes("PNG") },
    ]);
    expect(shown).toContain('<style media="screen">p{color:red}');
    expect(shown).toContain(`<img alt="A" src="data:image/png;base64,${Buffer.from("PNG").toString("base64")}">`);
    expect([...elementsIn(parse(shown))].some(({ tagName }) => tagName === "script")).toBe(false);
  });
});

test("lists styles and pictures once, resolved, within the limits", () => {
  const many = Array.from({ length: 50 }, (_, index) => `<img src="/p${index}.png">`).join("");
  const html = `<base href="/deep/"><link rel="Stylesheet" href="s.css"><link rel=stylesheet media=print href=p.css><img src="a.png#x"><img src="a.png"><img src="data:image/png;base64,AA"><img data-src="late.png">${many}`;
  const found = listResources({ html, url });
  expect(found.slice(0, 3)).toEqual([
    { url: "https://news.example.org/deep/s.css", kind: "style" },
    { url: "https://news.example.org/deep/a.png", kind: "image" },
    { url: "https://news.example.org/deep/late.png", kind: "image" },
  ]);
  expect(found.filter(({ kind }) => kind === "image")).toHaveLength(mostResources.image);
});
