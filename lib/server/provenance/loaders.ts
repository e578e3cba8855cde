import { notFound } from "next/navigation";
import { db } from "@/lib/db/client";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { countTypes, keepTypes, nestGraph, type Direction, type ProvenanceEdge } from "@/lib/domain/provenance/graph";
import { layOut } from "@/lib/domain/provenance/layout";
import { isNodeType, thingKey } from "@/lib/domain/provenance/thing";
import { provenanceViewSchema } from "@/lib/domain/provenance/view-params";
import { closureOf } from "@/lib/server/provenance/closure";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { walkProvenance } from "@/lib/server/provenance/walk";

/** What one page shows at the most; named on it. */
export const provenanceLimits = {
  /** Things in each direction. */
  nodes: 400,
  /** Steps from the start, in the list. */
  depth: 12,
  /** Boxes in the picture. */
  boxes: 80,
} as const;

/** The provenance of one thing: what it rests on and what rests on it, as nested lists and as a picture. */
export async function loadProvenance({
  slug,
  type,
  id,
  raw,
}: {
  slug: string;
  type: string;
  id: string;
  raw: Record<string, string | string[] | undefined>;
}) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isNodeType(type) || !isUuid(id)) notFound();
  const start = { type, id };
  const params = provenanceViewSchema.parse(raw);
  const wanted: Direction[] = params.show === "both" ? ["up", "down"] : [params.show];
  const [self, ...walks] = await Promise.all([
    describeThings({ workspaceId, things: [start] }),
    ...wanted.map((direction) => walkProvenance({ workspaceId, start, direction, maxNodes: provenanceLimits.nodes })),
  ]);
  const thing = self.get(thingKey(start));
  if (!thing) notFound();
  const types = new Set(params.only);
  const sides = wanted.map((direction, index) => {
    const { edges, nodes, cut } = walks[index]!;
    const shown = types.size === 0 ? edges : keepTypes({ start, edges, direction, types });
    const nested = nestGraph({ start, edges: shown, direction, maxDepth: provenanceLimits.depth });
    return { direction, edges: shown, nodes, cut, nested };
  });
  // What is left out of the lists is counted, to the last link.
  const totals = await Promise.all(
    sides
      .filter(({ cut, nested }) => cut || nested.cut)
      .map(async ({ direction }) => ({
        direction,
        types: countTypes(await closureOf(db, { workspaceId, start, direction })),
      })),
  );
  const edgesOf = (direction: Direction): ProvenanceEdge[] =>
    sides.find((side) => side.direction === direction)?.edges ?? [];
  const picture = layOut({ start, up: edgesOf("up"), down: edgesOf("down"), maxNodes: provenanceLimits.boxes });
  const things = await describeThings({
    workspaceId,
    things: [start, ...sides.flatMap(({ nodes }) => nodes)],
  });
  return { start, thing, params, sides, picture, things, totals };
}
