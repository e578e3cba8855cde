import { db, type Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/** The redactions of some things, by their id. */
export async function redactionsOf({
  workspaceId,
  type,
  ids,
  reader = db,
}: {
  workspaceId: WorkspaceId;
  type: "capture" | "edition";
  ids: readonly string[];
  /** The transaction to read in, where there is one. */
  reader?: Reader;
}) {
  const rows = await reader.redaction.findMany({
    where: { workspaceId, objectType: type, objectId: { in: [...ids] } },
    select: { objectId: true, reason: true, answersWith: true, at: true },
    orderBy: { id: "asc" },
  });
  return new Map(rows.map(({ objectId, ...row }) => [objectId, row]));
}
