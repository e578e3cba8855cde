import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxArticleTextBytes, parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { importBytes } from "@/lib/import/import-bytes";
import { maxImportBytes, maxImportTextBytes } from "@/lib/import/limits";
import { docOfBlocks } from "@/lib/import/proposal";
import { harbourPage, now } from "./pages";

const encode = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

async function textsOf(input: Omit<Parameters<typeof importBytes>[0], "now">): Promise<string[]> {
  const result = await importBytes({ ...input, now });
  return result.ok ? result.blocks.map((block) => block.text) : [result.reason];
}

describe("what the bytes are", () => {
  it("allows as much text as an article", () => {
    expect(maxImportTextBytes).toBe(maxArticleTextBytes);
  });

  it.each([
    ["text/html; charset=utf-8", null, "<p>High water</p>", "High water"],
    ["application/xhtml+xml", null, "<p>High water</p>", "High water"],
    [null, "tides.HTM", "<p>High water</p>", "High water"],
    ["application/octet-stream", "tides.html", "<p>High water</p>", "High water"],
    [null, null, "<!doctype html><p>High water</p>", "High water"],
    ["text/plain", "tides.txt", "<p>High water</p>", "<p>High water</p>"],
    ["text/plain", "tides.md", "*High* water", "High water"],
    ["text/markdown", null, "*High* water", "High water"],
    [null, null, "High water", "High water"],
    ["text/plain", null, "*High* water", "*High* water"],
  ])("type %j and name %j", async (contentType, fileName, text, expected) => {
    expect(await textsOf({ bytes: encode(text), contentType, fileName })).toEqual([expected]);
  });

  it.each([
    ["a broken PDF called a text", encode("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "text/plain", "broken_file"],
    [
      "a picture called a page",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      "text/html",
      "unsupported_type",
    ],
    ["a broken zip", Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(40)]), null, "broken_file"],
    ["a style sheet", encode("p { margin: 0 }"), "text/css", "unsupported_type"],
    ["a name from the prototype", encode("x"), "constructor", "unsupported_type"],
    ["noise without a name", Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 31), null, "binary"],
    ["nothing", new Uint8Array(), "text/html", "empty"],
    ["a file beyond the limit", new Uint8Array(maxImportBytes + 1).fill(32), "text/plain", "too_large"],
  ])("refuses %s", async (_what, bytes, contentType, reason) => {
    expect(await importBytes({ bytes, contentType, now })).toEqual({ ok: false, reason });
  });
});

describe("character encodings", () => {
  const page = (meta: string, body: string) => `<html><head>${meta}</head><body><p>${body}</p></body></html>`;

  it("reads UTF-8 with and without a name", async () => {
    expect(await textsOf({ bytes: encode("Café “Möwe” £5") })).toEqual(["Café “Möwe” £5"]);
    expect(await textsOf({ bytes: encode("Café £5"), contentType: "text/plain; charset=UTF-8" })).toEqual(["Café £5"]);
  });

  it("reads windows-1252 when nothing is named and the bytes are not UTF-8", async () => {
    expect(await textsOf({ bytes: latin1("Caf\xe9 \x93M\xf6we\x94 \xa35") })).toEqual(["Café “Möwe” £5"]);
  });

  it("believes the header before the meta element, and a byte order mark before both", async () => {
    const koi8 = Uint8Array.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    expect(await textsOf({ bytes: koi8, contentType: "text/plain; charset=koi8-r" })).toEqual(["Привет"]);
    const meta = latin1(page('<meta charset="koi8-r">', "\xf0\xd2\xc9\xd7\xc5\xd4"));
    expect(await textsOf({ bytes: meta, contentType: "text/html" })).toEqual(["Привет"]);
    const equiv = latin1(
      page('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "\xf0\xd2\xc9\xd7\xc5\xd4"),
    );
    expect(await textsOf({ bytes: equiv, contentType: "text/html" })).toEqual(["Привет"]);
    const utf16 = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Buffer.from("Möwe", "utf16le"))]);
    expect(await textsOf({ bytes: utf16, contentType: "text/plain; charset=koi8-r" })).toEqual(["Möwe"]);
  });

  it("prefers plain UTF-8 over a wrong label, and takes an unknown label for none", async () => {
    expect(
      await textsOf({ bytes: encode(page('<meta charset="iso-8859-1">', "Möwe")), contentType: "text/html" }),
    ).toEqual(["Möwe"]);
    expect(await textsOf({ bytes: encode("Möwe"), contentType: "text/plain; charset=klingon" })).toEqual(["Möwe"]);
    expect(await textsOf({ bytes: encode(page('<meta charset="utf-16">', "Möwe")), contentType: "text/html" })).toEqual(
      ["Möwe"],
    );
  });
});

describe("a file that is fetched", () => {
  it("keeps its address, and its name where nothing else gives a title", async () => {
    const url = "https://board.example/files/Tide%20table.txt";
    const bytes = encode("High water is at six, and low water is at noon.");
    expect(await importBytes({ bytes, contentType: "text/plain", url, now })).toMatchObject({
      fields: {
        title: { value: "Tide table", foundIn: "name of the file" },
        url: { value: url, foundIn: "the address given" },
      },
    });
  });
});

describe("any bytes at all", () => {
  it("never throw, and never bring in a document that the article schema refuses", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 200 }).map(encode),
      fc
        .uint8Array({ maxLength: 80 })
        .map((noise) => Uint8Array.from([...encode(harbourPage()).slice(0, 900), ...noise])),
    );
    const contentType = fc.constantFrom(
      null,
      "text/html",
      "text/plain",
      "text/markdown",
      "text/html; charset=shift_jis",
      "text/plain; charset=utf-16be",
      "text/html; charset=iso-2022-jp",
      "x/y",
      ";;",
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        contentType,
        fc.constantFrom(null, "a.md", "a.", ".html"),
        async (file, type, fileName) => {
          const result = await importBytes({ bytes: file, contentType: type, fileName, now });
          if (!result.ok) return;
          const all = new Set(result.blocks.map(({ id }) => id));
          expect(parseArticleDoc(docOfBlocks({ blocks: result.blocks, keptIds: all })).ok).toBe(true);
          for (const { text } of result.blocks)
            expect(text).not.toMatch(
              /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]|\p{Surrogate}/u,
            );
          expect(JSON.stringify(result.fields)).not.toMatch(/\\u00(0[0-9a-f]|1[0-9a-f])|\p{Surrogate}/u);
        },
      ),
      { numRuns: 600 },
    );
  }, 60_000);
});
