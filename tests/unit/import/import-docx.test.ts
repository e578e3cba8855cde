import { describe, expect, it } from "vitest";
import { importBytes } from "@/lib/import/import-bytes";
import { docxParts, wordParagraph, wordRun, writeDocx } from "@/tests/support/write-docx";
import { writeZip } from "@/tests/support/write-zip";
import { outlines } from "./outline";
import { articleSentences, now } from "./pages";

const bring = (bytes: Uint8Array, fileName = "pier.docx") => importBytes({ bytes, fileName, now });
const [first, second] = articleSentences as [string, string];

describe("a Word document", () => {
  it("comes with its headings, lists, quotations, captions, tables, links and notes", async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const body = [
      wordParagraph("The north pier", { style: "Title" }),
      wordParagraph("By Jo Ford"),
      wordParagraph("14 February 2026"),
      wordParagraph("What was found", { style: "Heading2" }),
      wordParagraph(
        `${wordRun(first)}<w:r><w:footnoteReference w:id="1"/></w:r>${wordRun(" See ")}<w:hyperlink r:id="link">${wordRun("the minutes")}</w:hyperlink>${wordRun(" of 10")}${wordRun("9", '<w:vertAlign w:val="superscript"/>')}${wordRun(" ")}${wordRun("piles", "<w:b/>")}.`,
      ),
      wordParagraph("Piles", { list: { id: 1, level: 0 } }),
      wordParagraph("Oak", { list: { id: 1, level: 1 } }),
      wordParagraph("First step", { list: { id: 2, level: 0 } }),
      wordParagraph("We were not asked.", { style: "Quote" }),
      wordParagraph("Figure 1: the quay", { style: "Caption" }),
      `<w:tbl><w:tr>${cell("Year")}${cell("Trips")}</w:tr><w:tr>${cell("2025")}${cell("812")}</w:tr></w:tbl>`,
      wordParagraph("Share this article"),
      wordParagraph(second),
    ].join("");
    const result = await bring(writeDocx({ body, footnotes: ["Harbour board, minutes of 4 May."] }));
    expect(outlines(result)).toEqual({
      kept: [
        "heading1(The north pier)",
        "paragraph(By Jo Ford)",
        "paragraph(14 February 2026)",
        "heading2(What was found)",
        `paragraph(${first}|^1| See |link:the minutes| of 10|superscript:9| |bold:piles)`,
        "bulletList(listItem(paragraph(Piles)|bulletList(listItem(paragraph(Oak)))))",
        "orderedList(listItem(paragraph(First step)))",
        "blockquote(paragraph(We were not asked.))",
        "caption(paragraph(Figure 1: the quay))",
        "table(tableRow(tableCell(paragraph(Year))|tableCell(paragraph(Trips)))|tableRow(tableCell(paragraph(2025))|tableCell(paragraph(812))))",
        `paragraph(${second})`,
        "note(paragraph(Harbour board, minutes of 4 May.))",
      ],
      left: [["sharing", "Share this article"]],
    });
    expect(result).toMatchObject({
      fields: {
        title: { value: "The north pier", foundIn: "first line" },
        authors: { value: ["Jo Ford"] },
        publishedOn: { value: "2026-02-14" },
      },
    });
  });

  it("believes its own properties only where the text says nothing", async () => {
    const core =
      "<dc:title>Pier &amp; quay</dc:title><dc:creator>Mara Quill; Office</dc:creator><dcterms:modified>2025-11-03T10:00:00Z</dcterms:modified><dc:language>cy</dc:language>";
    const result = await bring(writeDocx({ body: wordParagraph(first) + wordParagraph(second), core }));
    const foundIn = "the file's own properties, which may be those of an earlier file";
    expect(result).toMatchObject({
      fields: {
        title: { value: "Pier & quay", foundIn },
        authors: { value: ["Mara Quill", "Office"], foundIn },
        publishedOn: { value: "2025-11-03", foundIn },
        language: { value: "cy", foundIn },
      },
    });
  });

  it("is known by its bytes where a server names no type", async () => {
    const bytes = writeDocx({ body: wordParagraph(first) });
    const result = await importBytes({ bytes, contentType: "application/octet-stream", now });
    expect(outlines(result).kept).toEqual([`paragraph(${first})`]);
  });
});

describe("a bad Word document", () => {
  const parts = docxParts({ body: wordParagraph(first) });
  const large = new Uint8Array(3 * 1024 * 1024);

  it.each([
    ["that is cut off", writeDocx({ body: wordParagraph(first) }).slice(0, 900), "broken_file"],
    ["that is no archive", new Uint8Array(Buffer.from("PK\u0003\u0004 and then nothing")), "broken_file"],
    ["that is another archive", writeZip([{ name: "a.txt", data: "a" }]), "unsupported_type"],
    ["with broken XML", writeDocx({ body: "<w:p><w:r>" }), "broken_file"],
    ["without text", writeDocx({ body: wordParagraph(" ") }), "no_text"],
    [
      "that declares entities",
      writeZip([
        ...parts.filter(({ name }) => name !== "word/document.xml"),
        { name: "word/document.xml", data: '<!DOCTYPE a [<!ENTITY b "bbb">]><w:document>&b;</w:document>' },
      ]),
      "broken_file",
    ],
    ["with a locked part", writeZip([...parts, { name: "word/x.xml", data: "x", locked: true }]), "encrypted"],
    ["that packs too well", writeZip([...parts, { name: "word/media/a.bmp", data: large }]), "unpacks_too_large"],
    [
      "that hides how much it holds",
      writeZip([...parts, { name: "word/media/a.bmp", data: large, declaredBytes: 500 }]),
      "broken_file",
    ],
    [
      "that declares more than is read",
      writeZip([...parts, { name: "word/media/a.bmp", data: "a", declaredBytes: 200 * 1024 * 1024 }]),
      "unpacks_too_large",
    ],
    [
      "of very many parts",
      writeZip([...parts, ...Array.from({ length: 2000 }, (_, at) => ({ name: `word/${at}.xml`, data: "" }))]),
      "unpacks_too_large",
    ],
  ])("%s is refused", async (_, bytes, reason) => {
    expect(await bring(bytes)).toEqual({ ok: false, reason });
  });

  it("of Word's old format is told from a locked one and from other files", async () => {
    const compound = (stream: string) =>
      Uint8Array.from([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...new Uint8Array(600),
        ...Buffer.from(stream, "utf16le"),
      ]);
    expect(await bring(compound("WordDocument"), "pier.doc")).toEqual({ ok: false, reason: "old_format" });
    expect(await bring(compound("EncryptedPackage"))).toEqual({ ok: false, reason: "encrypted" });
    expect(await bring(compound("Workbook"), "pier.xls")).toEqual({ ok: false, reason: "unsupported_type" });
  });
});
