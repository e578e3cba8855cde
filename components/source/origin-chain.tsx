import { NestedThings } from "@/components/provenance/nested-things";
import { ProvenancePicture } from "@/components/provenance/provenance-picture";
import { Notice } from "@/components/ui/notice";
import { thingKey } from "@/lib/domain/provenance/thing";
import type { OriginChain as Chain } from "@/lib/server/source/origin-chain";

/** Where a source takes its matter from, over all steps: as a picture, and as a list that says the same. */
export function OriginChain({ slug, sourceId, chain }: { slug: string; sourceId: string; chain: Chain }) {
  const { picture, nested, things, circles } = chain;
  return (
    <div className="grid gap-5">
      {circles.map((circle) => (
        <Notice key={circle.join()} tone="warn" title="These sources rest on each other in a circle.">
          {`${listed(circle)}. None of them is where it began: look for what came first, or remove a link that is wrong.`}
        </Notice>
      ))}
      <ProvenancePicture
        slug={slug}
        startKey={thingKey({ type: "source", id: sourceId })}
        picture={picture}
        things={things}
      />
      {picture.leftOut > 0 && (
        <p className="text-sm text-ink-muted">{`${picture.leftOut} further up are not in the picture.`}</p>
      )}
      <NestedThings slug={slug} nodes={nested} direction="up" things={things} label="What it rests on" />
    </div>
  );
}

function listed(titles: readonly string[]): string {
  const quoted = titles.map((title) => `“${title}”`);
  return quoted.length < 2 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
