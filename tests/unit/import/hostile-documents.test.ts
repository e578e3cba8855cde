import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { importBytes } from "@/lib/import/import-bytes";
import { docOfBlocks } from "@/lib/import/proposal";
import { docxParts, wordParagraph, wordRun } from "@/tests/support/write-docx";
import { setParagraph, writePdf } from "@/tests/support/write-pdf";
import { writeZip } from "@/tests/support/write-zip";
import { articleSentences, now } from "./pages";

const prose = articleSentences.join(" ");
const pdf = writePdf({
  pages: [
    { words: setParagraph({ text: prose, x: 72, y: 90, width: 220 }).words },
    {
      words: [
        ...setParagraph({ text: prose, x: 320, y: 90, width: 220 }).words,
        { text: "1", x: 300, y: 780, size: 6 },
      ],
    },
  ],
  info: { Title: "Tides", Author: "Jo Ford" },
});
const parts = docxParts({
  body:
    wordParagraph("Tides", { style: "Title" }) +
    wordParagraph(`${wordRun(prose)}<w:r><w:footnoteReference w:id="1"/></w:r>`),
  footnotes: ["Tide table."],
});
const mail = new TextEncoder().encode(
  `From: Jo <jo@a.example>\r\nSubject: Tides\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${prose}</p>\r\n--b--\r\n`,
);

/** A file with some of its bytes changed, and perhaps its end cut off. */
function damaged(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) });
  return fc
    .record({
      changes: fc.array(change, { maxLength: 12 }),
      keep: fc.oneof(fc.constant(file.length), fc.nat(file.length)),
    })
    .map(({ changes, keep }) => {
      const bytes = file.slice();
      for (const { at, byte } of changes) bytes[at] = byte;
      return bytes.slice(0, Math.max(8, keep));
    });
}

/** A Word document whose archive is whole and whose XML is not. */
const damagedXml = fc
  .record({
    name: fc.constantFrom(...parts.map(({ name }) => name)),
    at: fc.nat(5000),
    text: fc.string({ maxLength: 8 }),
  })
  .map(({ name, at, text }) =>
    writeZip(
      parts.map((part) => {
        const data = String(part.data);
        const place = at % data.length;
        return part.name === name
          ? { name, data: data.slice(0, place) + text + data.slice(place + text.length) }
          : part;
      }),
    ),
  );

describe("a damaged document", { timeout: 120_000 }, () => {
  it.each([
    ["a PDF", "a.pdf", damaged(pdf), 150],
    ["an archive", "a.docx", damaged(writeZip(parts)), 150],
    ["a Word document", "a.docx", damagedXml, 150],
    ["a mail", "a.eml", damaged(mail), 300],
  ])(
    "%s is read or refused, and never brings in what the article schema refuses",
    async (_, fileName, files, numRuns) => {
      await fc.assert(
        fc.asyncProperty(files, async (bytes) => {
          const result = await importBytes({ bytes, fileName, now });
          if (!result.ok) return;
          const all = new Set(result.blocks.map(({ id }) => id));
          expect(parseArticleDoc(docOfBlocks({ blocks: result.blocks, keptIds: all })).ok).toBe(true);
        }),
        { numRuns },
      );
    },
  );
});
