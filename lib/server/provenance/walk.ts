import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { Direction, ProvenanceEdge, ProvenanceNode } from "@/lib/domain/provenance/graph";
import { thingKey } from "@/lib/domain/provenance/thing";

export type Walk = {
  /** Everything reached, nearest first; the start is among it only where a circle leads back to it. */
  nodes: ProvenanceNode[];
  /** The links between the start and what was reached. */
  edges: ProvenanceEdge[];
  /** Whether there is more than was read. */
  cut: boolean;
};

/** Links read for each node that is read, at the most. */
const edgesPerNode = 8;

/**
 * Everything that a thing rests on ("up") or that rests on it ("down"), at most `maxNodes` of it. One recursive query for
 * the nodes, scoped by the workspace in both arms, where UNION stops circles; one more for the links between them.
 *
 * OFFSET 0 keeps the planner from turning each step into a join with the whole graph: every branch of the view is then
 * asked by its own index (measured over 70,000 links: 5 ms instead of 3 s).
 */
export async function walkProvenance({
  workspaceId,
  start,
  direction,
  maxNodes,
}: {
  workspaceId: WorkspaceId;
  start: ProvenanceNode;
  direction: Direction;
  maxNodes: number;
}): Promise<Walk> {
  const reached =
    direction === "up"
      ? await db.$queryRaw<ProvenanceNode[]>`
          WITH RECURSIVE reached (type, id) AS (
            SELECT to_type, to_id FROM provenance_edge
             WHERE workspace_id = ${workspaceId}::uuid AND from_type = ${start.type} AND from_id = ${start.id}::uuid
            UNION
            SELECT edge.to_type, edge.to_id FROM reached CROSS JOIN LATERAL (
              SELECT to_type, to_id FROM provenance_edge
               WHERE workspace_id = ${workspaceId}::uuid AND from_type = reached.type AND from_id = reached.id
              OFFSET 0) AS edge)
          SELECT type, id FROM reached LIMIT ${maxNodes + 1}`
      : await db.$queryRaw<ProvenanceNode[]>`
          WITH RECURSIVE reached (type, id) AS (
            SELECT from_type, from_id FROM provenance_edge
             WHERE workspace_id = ${workspaceId}::uuid AND to_type = ${start.type} AND to_id = ${start.id}::uuid
            UNION
            SELECT edge.from_type, edge.from_id FROM reached CROSS JOIN LATERAL (
              SELECT from_type, from_id FROM provenance_edge
               WHERE workspace_id = ${workspaceId}::uuid AND to_type = reached.type AND to_id = reached.id
              OFFSET 0) AS edge)
          SELECT type, id FROM reached LIMIT ${maxNodes + 1}`;
  const nodes = reached.slice(0, maxNodes);
  if (nodes.length === 0) return { nodes, edges: [], cut: false };
  const members = [start, ...nodes];
  const keys = new Set(members.map(thingKey));
  const [nearType, nearId] =
    direction === "up" ? [Prisma.sql`from_type`, Prisma.sql`from_id`] : [Prisma.sql`to_type`, Prisma.sql`to_id`];
  const most = members.length * edgesPerNode + 1;
  const rows = await db.$queryRaw<ProvenanceEdge[]>`
    SELECT DISTINCT member.place, edge.from_type AS "fromType", edge.from_id AS "fromId", edge.relation,
           edge.to_type AS "toType", edge.to_id AS "toId"
      FROM unnest(${members.map(({ type }) => type)}::text[], ${members.map(({ id }) => id)}::uuid[])
           WITH ORDINALITY AS member (type, id, place)
     CROSS JOIN LATERAL (
       SELECT * FROM provenance_edge
        WHERE workspace_id = ${workspaceId}::uuid AND ${nearType} = member.type AND ${nearId} = member.id OFFSET 0) AS edge
     ORDER BY member.place, edge.from_type, edge.to_type, edge.from_id, edge.to_id, edge.relation
     LIMIT ${most}`;
  const edges = rows
    .map(({ fromType, fromId, relation, toType, toId }) => ({ fromType, fromId, relation, toType, toId }))
    .filter(
      (edge) =>
        keys.has(thingKey({ type: edge.fromType, id: edge.fromId })) &&
        keys.has(thingKey({ type: edge.toType, id: edge.toId })),
    );
  return { nodes, edges, cut: reached.length > maxNodes || rows.length === most };
}
