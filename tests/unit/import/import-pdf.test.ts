import { describe, expect, it } from "vitest";
import { importBytes } from "@/lib/import/import-bytes";
import { maxPdfPages } from "@/lib/import/limits";
import { setParagraph, writePdf, type PdfTestPage, type PdfWords } from "@/tests/support/write-pdf";
import { outlines } from "./outline";
import { articleSentences, now } from "./pages";

const bring = (pages: PdfTestPage[], info: Record<string, string> = {}) =>
  importBytes({ bytes: writePdf({ pages, info }), fileName: "pier.pdf", now });

const prose = articleSentences;
const all = prose.join(" ");

/** Paragraphs below one another in one column. */
function column({
  texts,
  x = 72,
  y = 120,
  width = 468,
  indent = 0,
}: {
  texts: string[];
  x?: number;
  y?: number;
  width?: number;
  indent?: number;
}): PdfWords[] {
  let at = y;
  return texts.flatMap((text) => {
    const { words, next } = setParagraph({ text, x, y: at, width, indent });
    at = next + (indent > 0 ? 0 : 8);
    return words;
  });
}

describe("a PDF", () => {
  it("gives paragraphs, headings by their size, lists, links and marks", async () => {
    const words: PdfWords[] = [
      { text: "The north pier at Saltmere", x: 72, y: 90, size: 24 },
      { text: "By Jo Ford", x: 72, y: 120, face: "italic" },
      ...setParagraph({ text: prose[0]!, x: 72, y: 150, width: 468 }).words,
      { text: "What was found", x: 72, y: 210, size: 14 },
      ...setParagraph({ text: prose[1]!, x: 72, y: 235, width: 468 }).words,
      { text: "\u0095 Oak piles", x: 80, y: 300 },
      { text: "\u0095 Iron piles", x: 80, y: 312 },
      { text: "Who pays", x: 72, y: 340, face: "bold" },
      { text: "See the minutes of the board.", x: 72, y: 360 },
    ];
    const links = [{ url: "https://board.example/minutes", x: 72 + 4 * 6, y: 360, width: 11 * 6 }];
    const result = await bring([{ words, links }]);
    expect(outlines(result)).toEqual({
      kept: [
        "heading1(The north pier at Saltmere)",
        "paragraph(italic:By Jo Ford)",
        `paragraph(${prose[0]})`,
        "heading2(What was found)",
        `paragraph(${prose[1]})`,
        "bulletList(listItem(paragraph(Oak piles))|listItem(paragraph(Iron piles)))",
        "heading3(Who pays)",
        "paragraph(See |link:the minutes| of the board.)",
      ],
      left: [],
    });
    expect(result).toMatchObject({
      fields: {
        title: { value: "The north pier at Saltmere", foundIn: "the largest words on the first pages" },
        authors: { value: ["Jo Ford"] },
      },
    });
  });

  it("parts paragraphs by gaps and by indents, and joins them over pages", async () => {
    const sentences = `${all} ${all}`;
    const [head, tail] = [
      sentences.slice(0, sentences.indexOf("until the spring")).trim(),
      sentences.slice(sentences.indexOf("until the spring")),
    ];
    const pages = [
      { words: column({ texts: [all, prose[0]!, head], indent: 20 }) },
      { words: column({ texts: [tail, prose[1]!] }) },
    ];
    expect(outlines(await bring(pages)).kept).toEqual([
      `paragraph(${all})`,
      `paragraph(${prose[0]})`,
      `paragraph(${sentences})`,
      `paragraph(${prose[1]})`,
    ]);
  });

  it("reads columns one after the other, and what spans them in its place", async () => {
    const words = [
      { text: "Two columns", x: 72, y: 80, size: 20 },
      ...column({ texts: [all], x: 72, y: 120, width: 220 }),
      // Not quite level with the lines beside them, as in most magazines.
      ...column({ texts: [prose[2]!, `${prose[1]} ${prose[3]}`], x: 320, y: 123.5, width: 220 }),
      ...setParagraph({ text: `${prose[3]} ${prose[0]}`, x: 72, y: 520, width: 468 }).words,
    ];
    expect(outlines(await bring([{ words }])).kept).toEqual([
      "heading1(Two columns)",
      `paragraph(${all})`,
      `paragraph(${prose[2]})`,
      `paragraph(${prose[1]} ${prose[3]})`,
      `paragraph(${prose[3]} ${prose[0]})`,
    ]);
  });

  it("reads the narrow columns of a newspaper, below a byline that is not theirs", async () => {
    const words = [
      { text: "Pier to close", x: 60, y: 80, size: 20 },
      { text: "By Jo Ford | 14 February 2026", x: 60, y: 104 },
      ...column({ texts: [prose[0]!, prose[1]!], x: 60, y: 130, width: 150 }),
      ...column({ texts: [prose[2]!, prose[3]!], x: 220, y: 130, width: 150 }),
      ...column({ texts: [prose[1]!, prose[0]!], x: 380, y: 130, width: 150 }),
    ];
    const result = await bring([{ words }]);
    expect(outlines(result).kept).toEqual([
      "heading1(Pier to close)",
      "paragraph(By Jo Ford | 14 February 2026)",
      ...[0, 1, 2, 3, 1, 0].map((at) => `paragraph(${prose[at]})`),
    ]);
    expect(result).toMatchObject({ fields: { authors: { value: ["Jo Ford"] }, publishedOn: { value: "2026-02-14" } } });
  });

  it("reads columns below a table that leaves their gutter free", async () => {
    const cells = ["Year", "2014", "2015", "2016"].flatMap((text, row) => [
      { text, x: 72, y: 100 + row * 14 },
      { text: `${row}12`, x: 200, y: 100 + row * 14 },
      { text: `${row}`, x: 450, y: 100 + row * 14 },
    ]);
    const words = [
      ...cells,
      ...column({ texts: [prose[0]!], x: 72, y: 180, width: 220 }),
      ...column({ texts: [prose[3]!], x: 320, y: 184, width: 220 }),
    ];
    expect(outlines(await bring([{ words }])).kept.slice(1)).toEqual([
      `paragraph(${prose[0]})`,
      `paragraph(${prose[3]})`,
    ]);
  });

  it("makes broken words whole, and leaves a hyphen that is the word's own", async () => {
    const lines = [
      "The engineers wrote that the well-known pier needs infor-",
      "mation on every pile. The long-",
      "term plan of the harbour, like the well-",
      "known one of 1994, was lost. The COVID-",
      "19 year and the information of 2014-",
      "2015 were not in it, nor an engi-",
      "neering report.",
    ];
    const words = lines.map((text, at) => ({ text, x: 72, y: 120 + at * 12 }));
    expect(outlines(await bring([{ words }])).kept).toEqual([
      "paragraph(The engineers wrote that the well-known pier needs information on every pile. The long-term plan of the harbour, like the well-known one of 1994, was lost. The COVID-19 year and the information of 2014-2015 were not in it, nor an engineering report.)",
    ]);
  });

  it("leaves running heads and page numbers out, says on how many pages they stand, and joins the text over them", async () => {
    const pages = [1, 2, 3, 4].map((number) => ({
      words: [
        { text: `Saltmere Harbour Board | Report ${number}`, x: 72, y: 40, size: 8 },
        ...column({ texts: [`Part ${number}. ${all}`, prose[number - 1]!] }),
        { text: `Page ${number} of 4`, x: 280, y: 760, size: 8 },
      ],
    }));
    const result = await bring(pages);
    expect(outlines(result)).toEqual({
      kept: [1, 2, 3, 4].flatMap((number) => [`paragraph(Part ${number}. ${all})`, `paragraph(${prose[number - 1]})`]),
      left: [
        ["running_head", "Saltmere Harbour Board | Report 1"],
        ["page_number", "Page 1 of 4"],
      ],
    });
    const words = result.ok && result.blocks.flatMap(({ furniture }) => (furniture ? [furniture.words] : []));
    expect(words).toEqual([
      "A line that is repeated at the head or foot of the pages. So on 4 pages, shown once.",
      "The number of a page. So on 4 pages, shown once.",
    ]);
  });

  it("does not take the first line of the text for a head, however often it comes", async () => {
    const pages = [1, 2, 3].map(() => ({ words: column({ texts: [all], y: 60 }) }));
    expect(outlines(await bring(pages)).left).toEqual([]);
  });

  it("keeps notes at the foot with their signs, and other small print where it is", async () => {
    const [text] = [setParagraph({ text: prose[0]!, x: 72, y: 120, width: 468 })];
    const last = text.words.at(-1)!;
    const words: PdfWords[] = [
      ...text.words,
      { text: "1", x: last.x + last.text.length * 6, y: last.y - 4, size: 6 },
      ...setParagraph({ text: prose[1]!, x: 72, y: text.next + 8, width: 468 }).words,
      { text: "1", x: 72, y: 690 - 3, size: 5 },
      ...setParagraph({
        text: "Harbour board, minutes of 4 May, which were agreed by all of its members and were then published in the following week.",
        x: 77,
        y: 690,
        width: 420,
        size: 8,
      }).words,
    ];
    expect(outlines(await bring([{ words }])).kept).toEqual([
      `paragraph(${prose[0]}|^1)`,
      `paragraph(${prose[1]})`,
      "note(paragraph(Harbour board, minutes of 4 May, which were agreed by all of its members and were then published in the following week.))",
    ]);
  });

  it("keeps a table as a table, and rows that fit no columns as lines", async () => {
    const rows = [
      ["Year", "Passengers", "Trips"],
      ["2014", "33,201", "812"],
      ["2015", "29,880", "790"],
    ];
    const table = rows.flatMap((cells, row) =>
      cells.map((text, at) => ({ text, x: 72 + at * 120, y: 120 + row * 14 })),
    );
    const ragged = [
      { text: "Total of all", x: 72, y: 300 },
      { text: "63,081 and some more", x: 250, y: 300 },
      { text: "Mean of both years", x: 72, y: 312 },
      { text: "31,540", x: 350, y: 312 },
    ];
    const words = [...table, ...setParagraph({ text: prose[0]!, x: 72, y: 200, width: 468 }).words, ...ragged];
    expect(outlines(await bring([{ words }])).kept).toEqual([
      "table(tableRow(tableCell(paragraph(Year))|tableCell(paragraph(Passengers))|tableCell(paragraph(Trips)))|tableRow(tableCell(paragraph(2014))|tableCell(paragraph(33,201))|tableCell(paragraph(812)))|tableRow(tableCell(paragraph(2015))|tableCell(paragraph(29,880))|tableCell(paragraph(790))))",
      `paragraph(${prose[0]})`,
      "paragraph(Total of all 63,081 and some more|/|Mean of both years 31,540)",
    ]);
  });

  it("keeps two lines apart that stand beside one large heading of the next column", async () => {
    const left = setParagraph({ text: prose.join(" "), x: 60, y: 100, width: 210, size: 10 });
    const right = setParagraph({ text: prose.toReversed().join(" "), x: 300, y: 100 + 12 * 4, width: 210, size: 10 });
    const heading = { text: "The piles", x: 300, y: 119.6, size: 16 };
    const result = await bring([{ words: [...left.words, heading, ...right.words] }]);
    expect(result.ok && result.blocks.map(({ text }) => text).join(" ")).toContain(prose.join(" "));
  });

  it("believes its own metadata only where the text says nothing", async () => {
    const pages = [{ words: column({ texts: [all] }) }];
    const foundIn = "the PDF's own metadata, which is often wrong";
    expect(
      await bring(pages, {
        Title: "Microsoft Word - The pier",
        Author: "Mara Quill",
        CreationDate: "D:20251103100000Z",
      }),
    ).toMatchObject({
      fields: {
        title: { value: "The pier", foundIn },
        authors: { value: ["Mara Quill"], foundIn },
        publishedOn: { value: "2025-11-03", foundIn },
      },
    });
    expect(await bring(pages, { Title: "report_final.docx" })).toMatchObject({
      fields: { title: { value: "pier", foundIn: "name of the file" } },
    });
    expect(
      await bring(pages, { Creator: "Mozilla/5.0 (X11) Chrome/140.0", CreationDate: "D:20251103100000Z" }),
    ).toMatchObject({ fields: { publishedOn: null } });
  });

  it("says that some of its pages hold no text", async () => {
    const result = await bring([{ words: column({ texts: [all, all] }) }, { words: [] }]);
    expect(result.ok && result.warnings).toEqual([
      { code: "pages_without_text", words: "One page holds no text that could be read, such as a scan or a picture." },
    ]);
  });
});

describe("a bad PDF", () => {
  const page = { words: column({ texts: [all] }) };

  it("of pictures alone is no empty text", async () => {
    expect(await bring([{ words: [] }, { words: [{ text: "7", x: 300, y: 760 }] }])).toEqual({
      ok: false,
      reason: "scanned",
    });
  });

  it("that is locked is named as such", async () => {
    const bytes = writePdf({ pages: [page], locked: true });
    expect(await importBytes({ bytes, now })).toEqual({ ok: false, reason: "encrypted" });
  });

  it.each([
    ["cut off", writePdf({ pages: [page] }).slice(0, 400)],
    ["without pages", new Uint8Array(Buffer.from("%PDF-1.7\n%%EOF\n"))],
    [
      "of noise",
      Uint8Array.from([...Buffer.from("%PDF-1.4\n"), ...Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)]),
    ],
  ])("that is %s is refused as broken", async (_, bytes) => {
    expect(await importBytes({ bytes, fileName: "pier.pdf", now })).toEqual({ ok: false, reason: "broken_file" });
  });

  it("of too many pages is refused before they are read", async () => {
    const pages = Array.from({ length: maxPdfPages + 1 }, () => page);
    expect(await bring(pages)).toEqual({ ok: false, reason: "too_many_pages" });
  });
});
