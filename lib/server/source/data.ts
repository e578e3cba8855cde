import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import { peopleById } from "@/lib/server/review/people";
import { formatCitations } from "@/lib/server/source/format-citation";

/** A source with what its page shows; null where the workspace has none with this id. */
export async function getSource({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }) {
  const source = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    include: {
      mergedInto: { select: { id: true, title: true, status: true, reliability: true } },
      absorbed: { select: { id: true, title: true }, orderBy: { createdAt: "asc" } },
      workspace: { select: { citationStyle: true } },
    },
  });
  if (!source) return null;
  const { workspace, csl, ...row } = source;
  const cited = formatCitations({ items: [{ id: row.id, csl }], style: workspace.citationStyle }).get(row.id)!;
  const person = await peopleById(db, [row.createdById]);
  return {
    ...row,
    csl: readCsl(csl),
    cited,
    citationStyle: workspace.citationStyle,
    createdBy: person(row.createdById).name,
  };
}
