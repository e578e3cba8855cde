import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getBlob } from "@/lib/platform/blobs";
import { readDraft } from "@/lib/server/article/import-draft-of";
import { editArticle } from "@/lib/server/article/mutations";
import { startImport } from "@/lib/server/article/start-import";
import { storeImport } from "@/lib/server/article/store-import";
import { articleFieldsSchema } from "@/lib/domain/article/article-fields";
import { getVersionDoc } from "@/lib/server/article/versions";
import { makeWorkspace, testNow } from "../../factories/workspace";
import { wordParagraph, wordRun, writeDocx } from "../../support/write-docx";
import { writePdf } from "../../support/write-pdf";
import { writeZip } from "../../support/write-zip";

const now = testNow;
let actor: Actor;

beforeAll(async () => {
  actor = (await makeWorkspace()).owner;
});

const upload = (bytes: Uint8Array, fileName: string, contentType: string) =>
  startImport({ actor, incoming: { kind: "upload", bytes, fileName, contentType }, now });

const sentence = "Thornby General will lose 40 beds by April, the trust said on Tuesday.";
const pdf = (words: string[]) =>
  writePdf({ pages: [{ words: words.map((text, at) => ({ text, x: 72, y: 120 + at * 30 })) }] });

describe("a document that cannot be brought in", { timeout: 60_000 }, () => {
  test.each([
    ["a PDF of pictures", writePdf({ pages: [{ words: [] }] }), "scan.pdf", "application/pdf", "scanned"],
    ["a locked PDF", writePdf({ pages: [{ words: [] }], locked: true }), "locked.pdf", "application/pdf", "encrypted"],
    ["a broken PDF", pdf([sentence]).slice(0, 300), "broken.pdf", "application/pdf", "broken_file"],
    [
      "an archive that unpacks to too much",
      writeZip([{ name: "word/document.xml", data: new Uint8Array(3 * 1024 * 1024) }]),
      "bomb.docx",
      "application/octet-stream",
      "unpacks_too_large",
    ],
  ])("%s leaves its copy behind and no import", async (_, bytes, fileName, contentType, reason) => {
    const before = await db.articleImport.count();
    expect(await upload(bytes, fileName, contentType)).toEqual({ ok: false, reason });
    expect(await db.articleImport.count()).toBe(before);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const capture = await db.capture.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, sha256 } });
    expect(capture).toMatchObject({ fileName, mediaType: contentType, bytes: bytes.byteLength, text: "" });
    expect(await getBlob({ workspaceId: actor.workspaceId, sha256 })).toEqual(Buffer.from(bytes));
  });
});

describe("a document that is brought in", { timeout: 60_000 }, () => {
  async function stored(bytes: Uint8Array, fileName: string, contentType: string) {
    const started = await upload(bytes, fileName, contentType);
    if (!started.ok) throw new Error(started.reason);
    const { importId } = started;
    const row = await db.articleImport.findFirstOrThrow({ where: { id: importId }, include: { capture: true } });
    const answer = await storeImport({ actor, input: { importId }, now });
    if (!answer.ok) throw new Error(answer.reason);
    return { row, articleId: answer.articleId };
  }

  test("a Word document becomes an article with its notes", async () => {
    const body = [
      wordParagraph("Forty beds to go", { style: "Title" }),
      wordParagraph(`${wordRun(sentence)}<w:r><w:footnoteReference w:id="1"/></w:r>`),
    ].join("");
    const bytes = writeDocx({ body, footnotes: ["Board papers, item 4."] });
    const { row, articleId } = await stored(bytes, "beds.docx", "application/octet-stream");
    expect(row.capture).toMatchObject({ fileName: "beds.docx", bytes: bytes.byteLength });
    const version = await db.articleVersion.findFirstOrThrow({ where: { articleId } });
    expect(version.text).toBe(`Forty beds to go\n${sentence}\uFFFC\nBoard papers, item 4.`);
    const doc = await getVersionDoc({ workspaceId: actor.workspaceId, versionId: version.id });
    expect(doc?.content.map(({ type }) => type)).toEqual(["heading", "paragraph", "note"]);
  });

  test("a PDF becomes an article, whose details can be put right without a new version", async () => {
    const { row, articleId } = await stored(
      pdf([sentence, "The trust did not answer."]),
      "beds.pdf",
      "application/pdf",
    );
    expect((await readDraft(row)).fields).toMatchObject({ title: "beds" });
    const typed = {
      title: "Forty beds to go",
      authors: "Ines Halloran",
      publisher: "The Ashby Post",
      publishedOn: "2026-02-11",
      language: "en-GB",
      url: "https://post.example/beds",
    };
    const edit = () => editArticle({ actor, input: { articleId, fields: articleFieldsSchema.parse(typed) }, now });
    expect(await edit()).toEqual({ ok: true, changed: true });
    expect(await db.article.findFirstOrThrow({ where: { id: articleId } })).toMatchObject({
      ...typed,
      authors: ["Ines Halloran"],
    });
    expect(await db.articleVersion.count({ where: { articleId } })).toBe(1);
    expect(await edit()).toEqual({ ok: true, changed: false });
    expect(await db.activity.count({ where: { objectId: articleId, verb: "article.edited" } })).toBe(1);
  });
});
