import { StillHoldsButton } from "@/components/queue/still-holds-button";
import { ThingLine } from "@/components/provenance/thing-line";
import { TraceLink } from "@/components/provenance/trace-link";
import { ButtonLink } from "@/components/ui/button-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { isNodeType } from "@/lib/domain/provenance/thing";
import { touchedInWords } from "@/lib/domain/queue/doubt-words";
import type { DoubtGroup, DoubtLine } from "@/lib/server/queue/doubts";

/** What changes have put in doubt: each change once, and under it a line for each edition and claim that rests on it. */
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

const nameOf = (line: DoubtLine) =>
  line.thing ? `${line.thing.label}${line.thing.title ? `: ${line.thing.title}` : ""}` : "Something no longer here";

function DoubtGroupView({ slug, group }: { slug: string; group: DoubtGroup }) {
  const { about, lines, lineTotal, total, cause, causeType, causeId } = group;
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
        {lines.map((line) => (
          <Line key={line.key} slug={slug} line={line} />
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {lineTotal > 1 && (
          <span className="-ml-2.5">
            <StillHoldsButton
              slug={slug}
              answers={{ group: { cause, causeType, causeId, total } }}
              names={lines.map(nameOf)}
              count={lineTotal}
              label={lineTotal === 2 ? "Both still hold" : `All ${lineTotal} still hold`}
            />
          </span>
        )}
        {lineTotal > lines.length && (
          <p className="text-sm text-ink-muted">
            {lineTotal} editions and claims in all; the first {lines.length} are shown.
          </p>
        )}
      </div>
    </>
  );
}

/** The page of an edition's briefing on which the next one is published, with the correction that goes before it. */
function publishingOf(path: string): string {
  return `${path.slice(0, path.indexOf("/editions/"))}/publish`;
}

function Line({ slug, line }: { slug: string; line: DoubtLine }) {
  const isEdition = line.items.some(({ objectType }) => objectType === "edition");
  const touched = touchedInWords(line.items.map(({ objectType }) => objectType));
  return (
    <li className="grid gap-x-6 gap-y-1 py-2.5 md:grid-cols-[minmax(0,1fr)_auto] md:items-baseline">
      <div className="measure min-w-0">
        <ThingLine slug={slug} thing={line.thing} />
        {touched && <p className="text-sm text-ink-muted">{touched}</p>}
      </div>
      <div className="-ml-2.5 flex flex-wrap items-center gap-1 md:ml-0">
        {isEdition && line.thing?.path && (
          <ButtonLink size="small" variant="quiet" href={`/w/${slug}${publishingOf(line.thing.path)}`}>
            Publish a correction
          </ButtonLink>
        )}
        <StillHoldsButton
          slug={slug}
          answers={{ itemIds: line.items.map(({ id }) => id) }}
          names={[nameOf(line)]}
          count={1}
          label="Still holds"
        />
      </div>
    </li>
  );
}
