import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBytes } from "@/lib/import/import-bytes";
import { importInWorker } from "@/lib/import/import-in-worker";
import { maxDocumentBytes } from "@/lib/domain/article/bring-in";
import { setParagraph, writePdf } from "@/tests/support/write-pdf";
import { wordParagraph, writeDocx } from "@/tests/support/write-docx";
import { maxPdfPages } from "@/lib/import/limits";
import { articleSentences, harbourPage, now } from "./pages";

const bytes = new TextEncoder().encode(harbourPage());
const input = { bytes, contentType: "text/html", url: "https://courier.saltmere.example/pier", now };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "import-worker-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A worker program that goes wrong in its own way once it is sent the file. */
async function workerThat(does: string): Promise<string> {
  const file = path.join(folder, `${Buffer.from(does).toString("hex").slice(0, 24)}.mjs`);
  await writeFile(file, `process.once("message", () => { ${does} });\nprocess.send("ready");\n`);
  return file;
}

describe("importInWorker", { timeout: 120_000 }, () => {
  it("answers what importBytes answers, and leaves the caller's bytes alone", async () => {
    expect(await importInWorker(input)).toEqual(await importBytes(input));
    expect(bytes.byteLength).toBeGreaterThan(1000);
  });

  it("passes a refusal on", async () => {
    expect(await importInWorker({ ...input, bytes: new Uint8Array() })).toEqual({ ok: false, reason: "empty" });
  });

  it("refuses a file beyond the limit without starting", async () => {
    const large = new Uint8Array(maxDocumentBytes + 1);
    expect(await importInWorker({ ...input, bytes: large, workerFile: "no-such-file.ts" })).toEqual({
      ok: false,
      reason: "too_large",
    });
  });

  it("ends a worker that does not end", async () => {
    const workerFile = await workerThat("for (;;);");
    expect(await importInWorker({ ...input, workerFile, timeLimitMs: 100 })).toEqual({
      ok: false,
      reason: "timed_out",
    });
  });

  it("ends a worker that eats memory", async () => {
    const workerFile = await workerThat("const all = []; for (;;) all.push(new Array(10000).fill(all.length));");
    expect(await importInWorker({ ...input, workerFile, heapLimitMb: 64 })).toEqual({
      ok: false,
      reason: "out_of_memory",
    });
  });

  it("ends a worker whose bytes outside of the heap grow", async () => {
    const watch = path.join(folder, "watched.ts");
    const source = path.resolve("lib/import/watch-memory.ts");
    await writeFile(
      watch,
      `import { watchMemory } from ${JSON.stringify(source)};
       watchMemory({ limitMb: Number(process.argv[2]) });
       process.once("message", () => { const all = []; for (;;) all.push(Buffer.alloc(1024 * 1024, 1)); });
       process.send("ready");`,
    );
    expect(await importInWorker({ ...input, workerFile: watch, residentLimitMb: 200 })).toEqual({
      ok: false,
      reason: "out_of_memory",
    });
  });

  it.each(["throw new Error('broken')", "process.exit(3)"])("survives a worker that does %s", async (does) => {
    expect(await importInWorker({ ...input, workerFile: await workerThat(does) })).toEqual({
      ok: false,
      reason: "parser_failed",
    });
  });

  it.each([
    [
      "a PDF",
      writePdf({ pages: [{ words: [{ text: "High water comes at noon", x: 72, y: 90 }] }] }),
      "High water comes at noon",
    ],
    ["a Word document", writeDocx({ body: wordParagraph("High water comes at noon") }), "High water comes at noon"],
    [
      "a mail",
      new TextEncoder().encode("From: a@b.example\r\nSubject: Tides\r\n\r\nHigh water comes at noon"),
      "High water comes at noon",
    ],
  ])("reads %s", async (_, file, text) => {
    const result = await importInWorker({ bytes: file, fileName: "tides.eml", now });
    expect(result.ok && result.blocks.map((block) => block.text)).toEqual([text]);
  });

  it("refuses 200,000 elements inside one another, and a Word document nested as deeply", async () => {
    const deep = new TextEncoder().encode(`<!doctype html><html><body>${"<div>".repeat(200_000)}x`);
    expect(await importInWorker({ bytes: deep, contentType: "text/html", now })).toEqual({
      ok: false,
      reason: "too_deep",
    });
    const body = `${"<w:ins>".repeat(30_000)}${wordParagraph("x")}${"</w:ins>".repeat(30_000)}`;
    expect(await importInWorker({ bytes: writeDocx({ body }), now })).toEqual({ ok: false, reason: "too_deep" });
  });

  it("reads a PDF of as many pages as it may have within its limits", async () => {
    const words = setParagraph({ text: articleSentences.join(" ").repeat(4), x: 72, y: 90, width: 468 }).words;
    const pages = Array.from({ length: maxPdfPages }, (_, at) => ({
      words: [...words, { text: `Page ${at + 1}`, x: 300, y: 760 }],
    }));
    const result = await importInWorker({ bytes: writePdf({ pages }), now });
    expect(result.ok && result.blocks.filter(({ furniture }) => furniture === null)).toHaveLength(maxPdfPages);
  });

  it("gives the worker none of the server's settings", async () => {
    const secret = "a-secret-of-the-server";
    process.env.NEXTAUTH_SECRET = secret;
    try {
      const workerFile = await workerThat("process.send(JSON.stringify(process.env))");
      const answer = await importInWorker({ ...input, workerFile });
      expect(answer).toContain("NODE_ENV");
      expect(answer).not.toContain(secret);
    } finally {
      delete process.env.NEXTAUTH_SECRET;
    }
  });

  it("refuses when the worker cannot be loaded", async () => {
    expect(await importInWorker({ ...input, workerFile: "no-such-file.ts" })).toEqual({
      ok: false,
      reason: "parser_failed",
    });
  });
});
