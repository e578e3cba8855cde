import { readDocument } from "@/lib/collab/registry";
import { documentToJson } from "@/lib/collab/seed-document";
import type { WorkspaceId } from "@/lib/domain/actor";
import { dossierSchema } from "@/lib/editor/dossier/dossier-schema";
import { rowIdsIn } from "@/lib/editor/dossier/row-ids";
import { readDossierRows, type DossierRows } from "@/lib/server/dossier/rows";

export type DossierAsRead = {
  /** ProseMirror JSON in the dossier schema. */
  doc: unknown;
  rows: DossierRows;
};

/** The text of a dossier as it stands, with the rows that it names. */
export async function readDossier({
  workspaceId,
  documentId,
}: {
  workspaceId: WorkspaceId;
  documentId: string;
}): Promise<DossierAsRead> {
  const state = await readDocument({ workspaceId, documentId });
  const doc = documentToJson({ state, schema: dossierSchema });
  const { evidenceBlock, sourceCitation, claimLink } = rowIdsIn(doc);
  const rows = await readDossierRows({
    workspaceId,
    ids: {
      evidence: evidenceBlock.slice(0, 500),
      sources: sourceCitation.slice(0, 500),
      claims: claimLink.slice(0, 500),
    },
  });
  return { doc, rows };
}
