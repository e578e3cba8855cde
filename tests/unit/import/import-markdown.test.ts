import { describe, expect, it } from "vitest";
import { importMarkdown } from "@/lib/import/import-markdown";
import { outlines } from "./outline";
import { now } from "./pages";

const text = `---
title: "North pier to close"
author: Jo Ford, Ana de la Cruz
date: 2026-02-14
lang: en-GB
---

# North pier to close

The board met on **Tuesday** and read [the report](https://courier.saltmere.example/report).

1. divers
2. piles

> Nobody asked.

| Year | Passengers |
|------|-----------:|
| 2025 | 91,455 |

<script>steal()</script> [Press](javascript:steal())

Share this:
`;

describe("importMarkdown", () => {
  const result = importMarkdown({ text, now });
  const blocks = result.ok ? result.blocks : [];

  it("makes blocks of the article schema", () => {
    expect(blocks.map(({ node, furniture }) => (furniture ? furniture.reason : node.type))).toEqual([
      "heading",
      "paragraph",
      "orderedList",
      "blockquote",
      "table",
      "paragraph",
      "sharing",
    ]);
    expect(JSON.stringify(blocks[1])).toContain('"href":"https://courier.saltmere.example/report"');
  });

  it("shows HTML as it was typed and makes no unsafe link", () => {
    expect(blocks[5]?.text).toBe("<script>steal()</script> [Press](javascript:steal())");
    expect(JSON.stringify(blocks[5])).not.toContain("href");
  });

  it("takes the fields from the head of the file, else from the text", () => {
    expect(result.ok && result.fields).toMatchObject({
      title: { value: "North pier to close", foundIn: "head of the file" },
      authors: { value: ["Jo Ford", "Ana de la Cruz"] },
      publishedOn: { value: "2026-02-14" },
      language: { value: "en-GB" },
    });
    const plain = importMarkdown({ text: "# Tide table\n\nHigh water at six.", now });
    expect(plain.ok && plain.fields.title).toEqual({ value: "Tide table", foundIn: "first line" });
  });

  it("does not take a thematic break for a head", () => {
    const ruled = importMarkdown({ text: "---\n\nHigh water at six.\n\n---\n\nLow water at noon.", now });
    expect(ruled.ok && ruled.blocks.map((block) => block.text)).toEqual(["High water at six.", "Low water at noon."]);
  });

  it("keeps footnotes with their signs, and leaves brackets without a note as they are", () => {
    const source = [
      "# Tides",
      "",
      "High water is at six.[^1] Low water is at noon.[^late] And [^none] is *not*.[^1]",
      "",
      "[^1]: Tide table, *page 4*.",
      "",
      "    It was printed in 2025.",
      "[^late]: Seen by the pilot.",
      "",
      "The end of the text.",
    ].join("\n");
    expect(outlines(importMarkdown({ text: source, now })).kept).toEqual([
      "heading1(Tides)",
      "paragraph(High water is at six.|^1| Low water is at noon.|^2| And [^none] is |italic:not|.|^1)",
      "note(paragraph(Tide table, |italic:page 4|.)|paragraph(It was printed in 2025.))",
      "note(paragraph(Seen by the pilot.))",
      "paragraph(The end of the text.)",
    ]);
  });

  it("survives notes within notes beyond any measure", () => {
    const source = `High water[^1]\n\n${"[^1]: ".repeat(50_000)}x`;
    expect(importMarkdown({ text: source, now })).toMatchObject({ ok: true });
  });

  it("survives quotes within quotes beyond any measure", () => {
    expect(importMarkdown({ text: `${">".repeat(50_000)} High water`, now })).toMatchObject({ ok: true });
  });

  it.each([
    ["", "empty"],
    ["\u0000\u0000\u0000", "binary"],
    ["* * *", "no_text"],
  ])("refuses %j as %s", (source, reason) => {
    expect(importMarkdown({ text: source, now })).toEqual({ ok: false, reason });
  });
});
