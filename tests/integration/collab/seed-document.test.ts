import { Schema } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { editDocument, readDocument } from "@/lib/collab/registry";
import { documentToJson, seedDocument } from "@/lib/collab/seed-document";
import { db } from "@/lib/db/client";
import { makeDossier } from "@/tests/crash/collab-fixture";

const schema = new Schema({
  nodes: { doc: { content: "paragraph+" }, paragraph: { content: "text*" }, text: {} },
});
const json = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Seen from the pier." }] }],
};
const now = new Date("2026-03-02T19:30:00.000Z");

test("a document is seeded once and reads as it was given", async () => {
  const { workspaceId, documentId } = await makeDossier();
  const key = { workspaceId, documentId };
  expect(await db.$transaction((tx) => seedDocument(tx, { ...key, json, schema, now }))).toEqual({ ok: true });
  expect(documentToJson({ state: await readDocument(key), schema })).toEqual(json);
  const again = await db.$transaction((tx) => seedDocument(tx, { ...key, json, schema, now }));
  expect(again).toEqual({ ok: false, reason: "already_seeded" });
});

test("a document that somebody has typed in is not seeded over", async () => {
  const { workspaceId, documentId, owner } = await makeDossier();
  const key = { workspaceId, documentId };
  await editDocument({
    ...key,
    byId: owner.userId,
    edit: (doc) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("Typed.")]);
      doc.getXmlFragment("default").insert(0, [paragraph]);
    },
  });
  expect(documentToJson({ state: await readDocument(key), schema })).toMatchObject({
    content: [{ content: [{ text: "Typed." }] }],
  });
  const seeded = await db.$transaction((tx) => seedDocument(tx, { ...key, json, schema, now }));
  expect(seeded).toEqual({ ok: false, reason: "already_seeded" });
});

test("a document of another workspace is not found", async () => {
  const mine = await makeDossier();
  const theirs = await makeDossier();
  const key = { workspaceId: mine.workspaceId, documentId: theirs.documentId };
  const seeded = await db.$transaction((tx) => seedDocument(tx, { ...key, json, schema, now }));
  expect(seeded).toEqual({ ok: false, reason: "not_found" });
});
