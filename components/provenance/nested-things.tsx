import Link from "next/link";
import { NodeIcon } from "@/components/provenance/node-shape";
import { ThingLine } from "@/components/provenance/thing-line";
import type { Direction, NestedNode } from "@/lib/domain/provenance/graph";
import { relationWords } from "@/lib/domain/provenance/relation-words";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";

/**
 * One side of the provenance as a nested list: under each thing what it rests on, or what rests on it. The
 * PROV-O name of a link shows when one points at its words.
 */
export function NestedThings({
  slug,
  nodes,
  direction,
  things,
  label,
}: {
  slug: string;
  nodes: readonly NestedNode[];
  direction: Direction;
  things: ReadonlyMap<string, Thing>;
  /** Name of the outermost list. */
  label?: string;
}) {
  return (
    <ul aria-label={label} className={label ? "grid gap-3" : "mt-3 grid gap-3 border-l border-rule pl-3 sm:pl-5"}>
      {nodes.map((node, index) => (
        // A thing can be linked twice to the same one above, by two relations.
        <li key={`${thingKey(node)} ${index}`}>
          <p className="text-xs text-ink-muted" title={node.relation ?? undefined}>
            {relationWords({ relation: node.relation, nearType: node.aboveType, farType: node.type, direction })}
          </p>
          <div className="flex measure gap-2">
            <NodeIcon type={node.type} />
            <div className="min-w-0">
              <ThingLine slug={slug} thing={things.get(thingKey(node)) ?? null} />
              <p className="flex flex-wrap gap-x-3 text-xs text-ink-muted">
                {node.repeated && <span>shown with all that follows at another place of this list</span>}
                {!node.repeated && things.has(thingKey(node)) && (
                  <Link
                    href={`/w/${slug}/provenance/${node.type}/${node.id}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center underline underline-offset-4 hover:text-ink pointer-coarse:py-2"
                    aria-label={`Trace from here: ${things.get(thingKey(node))!.label}`}
                  >
                    Trace from here
                  </Link>
                )}
              </p>
            </div>
          </div>
          {node.children.length > 0 && (
            <NestedThings slug={slug} nodes={node.children} direction={direction} things={things} />
          )}
        </li>
      ))}
    </ul>
  );
}
