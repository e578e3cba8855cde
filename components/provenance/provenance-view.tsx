import { NestedThings } from "@/components/provenance/nested-things";
import { ProvenancePicture } from "@/components/provenance/provenance-picture";
import { ThingLine } from "@/components/provenance/thing-line";
import { TypeFilter } from "@/components/provenance/type-filter";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { nodeWords, thingKey, type NodeType } from "@/lib/domain/provenance/thing";
import { provenanceLimits, type loadProvenance } from "@/lib/server/provenance/loaders";

type Provenance = Awaited<ReturnType<typeof loadProvenance>>;

const sideWords = {
  up: { title: "What it rests on", empty: "It rests on nothing that is recorded here." },
  down: { title: "What rests on it", empty: "Nothing rests on it yet." },
} as const;

const figures = new Intl.NumberFormat("en-GB");

function countInWords({ type, count }: { type: NodeType; count: number }): string {
  const { one, many } = nodeWords[type];
  return type === "evidence"
    ? `${figures.format(count)} ${count === 1 ? "piece" : "pieces"} of evidence`
    : `${figures.format(count)} ${(count === 1 ? one : many).toLowerCase()}`;
}

export function ProvenanceView({
  slug,
  start,
  thing,
  params,
  sides,
  picture,
  things,
  totals,
}: { slug: string } & Provenance) {
  const path = `/w/${slug}/provenance/${start.type}/${start.id}`;
  const { show, only } = params;
  const hrefOf = (value: typeof show) => {
    const query = new URLSearchParams(only.map((type): [string, string] => ["only", type]));
    if (value !== "both") query.set("show", value);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const isCut = sides.some(({ cut, nested }) => cut || nested.cut);
  return (
    <>
      <PageHeader eyebrow="Provenance" title={nodeWords[start.type].one}>
        <ThingLine slug={slug} thing={thing} />
      </PageHeader>
      <TabLinks
        label="Directions"
        links={[
          { href: hrefOf("both"), label: "Both ways", current: show === "both" },
          { href: hrefOf("up"), label: sideWords.up.title, current: show === "up" },
          { href: hrefOf("down"), label: sideWords.down.title, current: show === "down" },
        ]}
      />
      <TypeFilter path={path} show={show} only={only} />
      {isCut && (
        <Notice tone="warn" className="mb-5" title="There is more than is shown here.">
          At most {provenanceLimits.nodes} things are read each way, and at most {provenanceLimits.depth} steps out.
          Trace on from a thing further out, or show only some types.
          {totals.map(({ direction, types }) => (
            <p key={direction} className="mt-2">
              {sideWords[direction].title}, in all: {types.map(countInWords).join(", ")}.
            </p>
          ))}
        </Notice>
      )}
      <Section title="Picture">
        <ProvenancePicture slug={slug} startKey={thingKey(start)} picture={picture} things={things} />
        <p className="mt-2 text-sm text-ink-muted">
          Each arrow leads from a thing to what it rests on; a broken one leads over things that are hidden.
          {picture.leftOut > 0 &&
            ` The picture holds the nearest ${provenanceLimits.boxes}; ${picture.leftOut} more ${picture.leftOut === 1 ? "stands" : "stand"} in the list.`}
        </p>
      </Section>
      {sides.map(({ direction, nested }) => (
        <Section key={direction} title={sideWords[direction].title}>
          {nested.children.length > 0 ? (
            <NestedThings
              slug={slug}
              nodes={nested.children}
              direction={direction}
              things={things}
              label={sideWords[direction].title}
            />
          ) : (
            <p className="text-ink-muted">
              {only.length > 0 ? "Nothing of the chosen types." : sideWords[direction].empty}
            </p>
          )}
        </Section>
      ))}
    </>
  );
}
