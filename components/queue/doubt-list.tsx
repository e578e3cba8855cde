import { StillHoldsButton } from "@/components/queue/still-holds-button";
import { ThingLine } from "@/components/provenance/thing-line";
import { TraceLink } from "@/components/provenance/trace-link";
import { ButtonLink } from "@/components/ui/button-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { isNodeType } from "@/lib/domain/provenance/thing";
import type { DoubtGroup } from "@/lib/server/queue/doubts";

/** What changes have put in doubt: each change once, and under it everything that rests on it. */
export function DoubtList({ slug, groups }: { slug: string; groups: readonly DoubtGroup[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {groups.map((group) => (
        <li key={group.key} className="py-5">
          <DoubtGroupView slug={slug} group={group} />
        </li>
      ))}
    </ul>
  );
}

function DoubtGroupView({ slug, group }: { slug: string; group: DoubtGroup }) {
  const { about, items, total } = group;
  const name = (item: DoubtGroup["items"][number]) => item.thing?.label ?? "Something that is no longer here";
  return (
    <>
      <h3 className="font-serif text-lg font-semibold">{group.what}</h3>
      <div className="mt-1">
        <ThingLine slug={slug} thing={about} />
      </div>
      {group.note && <p className="mt-1 measure text-sm text-ink-muted">{group.note}</p>}
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-muted">
        <RelativeTime at={group.since} />
        {group.cause === "wording_changed" && about?.path && (
          <TextLink href={`/w/${slug}${about.path}/versions/compare`}>What changed in it</TextLink>
        )}
        {about && isNodeType(about.type) && (
          <TraceLink slug={slug} type={about.type} id={about.id} direction="down">
            What rests on it
          </TraceLink>
        )}
      </p>
      <ul aria-label="What is in doubt" className="mt-3 divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <li key={item.id} className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,1fr)_auto] md:items-baseline">
            <div className="measure min-w-0">
              <ThingLine slug={slug} thing={item.thing} />
            </div>
            <div className="-ml-2.5 flex flex-wrap items-center gap-1 md:ml-0">
              {item.objectType === "edition" && item.thing?.path && (
                <ButtonLink size="small" variant="quiet" href={`/w/${slug}${item.thing.path}`}>
                  Publish a correction
                </ButtonLink>
              )}
              <StillHoldsButton slug={slug} itemIds={[item.id]} names={[name(item)]} label="Still holds" />
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {items.length > 1 && (
          <span className="-ml-2.5">
            <StillHoldsButton
              slug={slug}
              itemIds={items.map(({ id }) => id)}
              names={items.map(name)}
              label={`All ${items.length} still hold`}
            />
          </span>
        )}
        {total > items.length && (
          <p className="text-sm text-ink-muted">
            {total} things in all; the first {items.length} are shown.
          </p>
        )}
      </div>
    </>
  );
}
