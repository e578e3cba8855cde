import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { nestGraph, type NestedNode, type ProvenanceEdge } from "@/lib/domain/provenance/graph";
import { layOut, type Picture } from "@/lib/domain/provenance/layout";
import type { Thing } from "@/lib/domain/provenance/thing";
import { independentOrigins } from "@/lib/domain/source/independence";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { listLinksAbove } from "@/lib/server/source/links-above";

/** Most boxes of the picture and levels of the list. */
const mostBoxes = 30;
const deepest = 8;

/** Where a source takes its matter from, over all steps: as a picture, as a list, and with the circles in it. */
export type OriginChain = {
  picture: Picture;
  nested: NestedNode[];
  things: Map<string, Thing>;
  /** Titles of sources that rest on each other in a circle, one list a circle. */
  circles: string[][];
};

/** The chain above a source, merged sources as the one that stands for them; null where nothing is recorded. */
export async function readOriginChain({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<OriginChain | null> {
  const links = await listLinksAbove(db, { workspaceId, sourceIds: [sourceId] });
  if (links.length === 0) return null;
  const start = { type: "source", id: sourceId } as const;
  // A link that was recorded for several claims is one line of the picture.
  const drawn = new Map(links.map((link) => [`${link.fromId} ${link.toId} ${link.kind}`, link]));
  const edges = [...drawn.values()].map(({ fromId, toId, kind }): ProvenanceEdge => ({
    fromType: "source",
    fromId,
    relation: kind === "had_primary_source" ? "prov:hadPrimarySource" : "prov:wasDerivedFrom",
    toType: "source",
    toId,
  }));
  const ids = [...new Set([sourceId, ...links.flatMap(({ fromId, toId }) => [fromId, toId])])];
  const { circular } = independentOrigins({ sources: [{ id: sourceId, status: "current" }], links });
  const titles = await db.source.findMany({
    where: { workspaceId, id: { in: circular.flat() } },
    select: { id: true, title: true },
  });
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  return {
    picture: layOut({ start, up: edges, down: [], maxNodes: mostBoxes }),
    nested: nestGraph({ start, edges, direction: "up", maxDepth: deepest }).children,
    things: await describeThings({ workspaceId, things: ids.map((id) => ({ type: "source" as const, id })) }),
    circles: circular.map((circle) => circle.map((id) => titleOf.get(id) ?? "another source")),
  };
}
