import { expect, test } from "vitest";
import { documentToJson, jsonToState } from "@/lib/collab/seed-document";
import { dossierSchema } from "@/lib/editor/dossier/dossier-schema";
import { rowIdsIn } from "@/lib/editor/dossier/row-ids";

const id = (digit: string) => `0198c5a4-0000-7000-8000-00000000000${digit}`;
const text = (words: string) => ({ type: "text", text: words });
const doc = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [text("What the board said")] },
    {
      type: "paragraph",
      content: [
        text("See "),
        { type: "sourceCitation", attrs: { id: id("2") } },
        { type: "claimLink", attrs: { id: id("3") } },
        { type: "sourceCitation", attrs: { id: id("2") } },
      ],
    },
    { type: "blockquote", content: [{ type: "evidenceBlock", attrs: { id: id("1") } }] },
    { type: "evidenceBlock", attrs: { id: id("4") } },
  ],
};

test("each row node carries an id and nothing else", () => {
  for (const name of ["evidenceBlock", "sourceCitation", "claimLink"])
    expect(Object.keys(dossierSchema.nodes[name]!.spec.attrs ?? {})).toEqual(["id"]);
});

test("a dossier survives the way through Yjs and back", () => {
  dossierSchema.nodeFromJSON(doc).check();
  expect(documentToJson({ state: jsonToState({ json: doc, schema: dossierSchema }), schema: dossierSchema })).toEqual(
    doc,
  );
});

test("the ids of a document are told once each, in the order of the text", () => {
  expect(rowIdsIn(doc)).toEqual({
    evidenceBlock: [id("1"), id("4")],
    sourceCitation: [id("2")],
    claimLink: [id("3")],
  });
  expect(rowIdsIn("nothing")).toEqual({ evidenceBlock: [], sourceCitation: [], claimLink: [] });
});
