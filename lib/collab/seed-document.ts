import type { Schema } from "@tiptap/pm/model";
import { prosemirrorJSONToYDoc, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { DocumentKey } from "@/lib/collab/document-name";
import type { Tx } from "@/lib/db/client";
import { refuse, type Outcome } from "@/lib/domain/outcome";

/** The shared type that Tiptap's collaboration extension edits. */
export const fragmentName = "default";

/**
 * Gives a new document its first text, once: from then on the Yjs log is the truth, and seeding again would double the
 * text. Runs in the caller's transaction, together with the insertion of the document row.
 * @param json - a ProseMirror document in the given schema
 */
export async function seedDocument(
  tx: Tx,
  { workspaceId, documentId, json, schema, now }: DocumentKey & { json: unknown; schema: Schema; now: Date },
): Promise<Outcome<object, "not_found" | "already_seeded">> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM document WHERE workspace_id = ${workspaceId}::uuid AND id = ${documentId}::uuid FOR UPDATE`;
  if (locked.length === 0) return refuse("not_found");
  const where = { workspaceId, documentId };
  const rows = (await tx.documentSnapshot.count({ where })) + (await tx.documentUpdate.count({ where, take: 1 }));
  if (rows > 0) return refuse("already_seeded");
  await tx.documentSnapshot.create({
    data: { ...where, throughSeq: 0n, state: jsonToState({ json, schema }), at: now },
  });
  return { ok: true };
}

/** @returns the Yjs state of a document that has just this text and no history. */
export function jsonToState({ json, schema }: { json: unknown; schema: Schema }): Uint8Array<ArrayBuffer> {
  const doc = prosemirrorJSONToYDoc(schema, json, fragmentName);
  const state = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return state;
}

/** @returns the text of a Yjs state as ProseMirror JSON, for everything that reads without editing. */
export function documentToJson({ state, schema }: { state: Uint8Array; schema: Schema }): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const json: unknown = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(fragmentName), schema).toJSON();
  doc.destroy();
  return json;
}
