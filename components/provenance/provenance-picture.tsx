import { NodeShape } from "@/components/provenance/node-shape";
import { relationWords } from "@/lib/domain/provenance/relation-words";
import { boxHeight, boxWidth, type Picture, type PlacedNode } from "@/lib/domain/provenance/layout";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";

/** Characters that fit into a line of a box. */
const lineLength = 27;

/** The picture shrinks to the width of the page, to this share of its size at the least: below, its words are too small. */
const smallest = 0.75;

/**
 * The graph as a picture of boxes and arrows, drawn on the server; each box leads to the provenance of its own thing. It
 * shows nothing that the list does not say, so it is left out for those who read the list by ear.
 */
export function ProvenancePicture({
  slug,
  startKey,
  picture,
  things,
}: {
  slug: string;
  startKey: string;
  picture: Picture;
  things: ReadonlyMap<string, Thing>;
}) {
  const { width, height, nodes, edges } = picture;
  return (
    <div
      role="region"
      aria-label="Picture of the provenance, which scrolls where it is larger than the screen; the list below says the same"
      // Reached by keyboard, to scroll it with the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-[36rem] overflow-auto border border-rule scroll-shadows p-2"
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Boxes and arrows"
        className="block h-auto w-full"
        style={{ maxWidth: width, minWidth: width * smallest }}
      >
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="4"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0.5 7.5 4 0 7.5z" className="fill-ink-muted" />
          </marker>
        </defs>
        <g fill="none" strokeWidth="1.25" className="stroke-rule-strong">
          {edges.map(({ edge, path }) => (
            <path
              key={path}
              d={path}
              markerEnd="url(#arrow)"
              strokeDasharray={edge.relation === null ? "4 3" : undefined}
            >
              <title>
                {relationWords({
                  relation: edge.relation,
                  nearType: edge.fromType,
                  farType: edge.toType,
                  direction: "up",
                })}
              </title>
            </path>
          ))}
        </g>
        {nodes.map((node) => (
          <Box
            key={node.key}
            slug={slug}
            node={node}
            isStart={node.key === startKey}
            thing={things.get(thingKey(node)) ?? null}
          />
        ))}
      </svg>
    </div>
  );
}

function Box({
  slug,
  node,
  isStart,
  thing,
}: {
  slug: string;
  node: PlacedNode;
  isStart: boolean;
  thing: Thing | null;
}) {
  const { x, y, type, id } = node;
  const label = thing?.label ?? "No longer here";
  const [first, second] = linesOf(thing?.title ?? "");
  const inside = (
    <>
      <title>{`${label}${thing?.mark ? `, ${thing.mark.toLowerCase()}` : ""}${thing?.title ? `: ${thing.title}` : ""}`}</title>
      <rect
        x={x}
        y={y}
        width={boxWidth}
        height={boxHeight}
        rx="4"
        strokeWidth={isStart ? 2.5 : 1}
        className={
          isStart ? "fill-accent-wash stroke-accent" : "fill-paper stroke-rule-strong group-hover:stroke-accent"
        }
      />
      <svg x={x + 8} y={y + 6} width="14" height="14" viewBox="0 0 16 16" className="text-ink-muted">
        <NodeShape type={type} />
      </svg>
      <text x={x + 28} y={y + 17} fontSize="12" fontWeight="600" className="fill-ink font-sans">
        {shortened(thing?.mark ? `${label} (${thing.mark.toLowerCase()})` : label, lineLength - 1)}
      </text>
      <text x={x + 9} y={y + 34} fontSize="12.5" className="fill-ink-muted font-serif">
        {first}
      </text>
      <text x={x + 9} y={y + 49} fontSize="12.5" className="fill-ink-muted font-serif">
        {second}
      </text>
    </>
  );
  if (isStart) return <g>{inside}</g>;
  return (
    <a href={`/w/${slug}/provenance/${type}/${id}`} className="group">
      {inside}
    </a>
  );
}

/** A title cut to two lines, at spaces where there are any. */
function linesOf(title: string): [string, string] {
  if (title.length <= lineLength) return [title, ""];
  const space = title.lastIndexOf(" ", lineLength);
  const cut = space > lineLength / 2 ? space : lineLength;
  return [title.slice(0, cut), shortened(title.slice(cut).trim(), lineLength)];
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
