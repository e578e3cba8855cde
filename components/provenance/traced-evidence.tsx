import { CopyLine } from "@/components/provenance/copy-line";
import { Badge } from "@/components/ui/badge";
import { StanceMark } from "@/components/ui/stance-mark";
import { TextLink } from "@/components/ui/text-link";
import { copyStateWords } from "@/lib/domain/evidence/copy-state";
import { chainAbove, type ChainStep, type SourceLink } from "@/lib/domain/provenance/source-chain";
import type { ContentState } from "@/lib/domain/redaction/content-state";
import { statusWords } from "@/lib/domain/source/status";
import type { TracedEvidence as Item } from "@/lib/server/provenance/edition-trace";
import type { TracedSource } from "@/lib/server/provenance/traced-sources";

type Context = {
  slug: string;
  sources: ReadonlyMap<string, TracedSource>;
  states: Readonly<Record<string, ContentState>>;
};

/** A piece of evidence as it was judged, the copy and source it is from, and all that the source rests on. */
export function TracedEvidence({
  claim,
  item,
  links,
  ...context
}: Context & {
  claim: { id: string; headId: string };
  item: Item;
  links: ReadonlyMap<string, readonly SourceLink[]>;
}) {
  const { slug } = context;
  const chain = chainAbove({ sourceId: item.sourceId, claimId: claim.headId, links });
  const words = item.quote ? `“${item.quote}”` : item.note || item.citation;
  return (
    <li className="border-l-2 border-rule-strong pl-4">
      <p className="flex flex-wrap items-center gap-x-3 text-sm">
        <StanceMark stance={item.stance} />
        <span className="text-ink-muted">{copyStateWords[item.copyState]}</span>
        {item.locator && <span className="text-ink-muted">{item.locator}</span>}
      </p>
      <p className="mt-1 measure font-serif wrap-anywhere">
        <TextLink href={`/w/${slug}/claims/${claim.id}#evidence-${item.id}`} prefetch={false}>
          {words}
        </TextLink>
      </p>
      <TracedLink id={item.sourceId} relation="is taken from" captureId={item.captureId} {...context}>
        <Above steps={chain} {...context} />
      </TracedLink>
    </li>
  );
}

/** A source on the way, with its copies: the one that was quoted, or the newest. */
function TracedLink({
  id,
  relation,
  captureId,
  slug,
  sources,
  states,
  children,
}: Context & { id: string; relation: string; captureId: string | null; children?: React.ReactNode }) {
  const source = sources.get(id);
  if (!source) return null;
  const copies =
    captureId === null ? source.captures.slice(-1) : source.captures.filter((copy) => copy.id === captureId);
  return (
    <div className="mt-2 border-l border-rule pl-4">
      <p className="text-xs text-ink-muted">{relation}</p>
      <p className="measure text-sm wrap-anywhere">
        <TextLink href={`/w/${slug}/sources/${source.id}`} prefetch={false}>
          {source.title}
        </TextLink>{" "}
        {source.status !== "current" && (
          <Badge tone={source.status === "retracted" ? "danger" : "warn"}>{statusWords[source.status].label}</Badge>
        )}
      </p>
      {copies.map((copy) => (
        <CopyLine key={copy.id} slug={slug} copy={copy} state={states[copy.id] ?? null} />
      ))}
      {copies.length === 0 && <p className="text-sm text-ink-muted">No copy is stored.</p>}
      {children}
    </div>
  );
}

const placeWords = { new: "", shown: " (what it rests on is shown above)", circular: ", which rests on it in turn" };

function Above({ steps, ...context }: Context & { steps: readonly ChainStep[] }) {
  return steps.map(({ sourceId, kind, place, above }) => (
    <TracedLink
      key={sourceId}
      id={sourceId}
      relation={`${kind === "had_primary_source" ? "has as its primary source" : "takes its matter from"}${placeWords[place]}`}
      captureId={null}
      {...context}
    >
      <Above steps={above} {...context} />
    </TracedLink>
  ));
}
