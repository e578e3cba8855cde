import { EvidenceBody } from "@/components/evidence/evidence-body";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { List, ListRow } from "@/components/ui/list-row";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { restingKinds } from "@/lib/domain/source/resting";
import type { RestingList } from "@/lib/server/source/list-loaders";

/** Things of one kind that rest on a source, each with the way to it. */
export function RestingRows({ slug, resting }: { slug: string; resting: RestingList }) {
  const { title: label } = restingKinds[resting.kind];
  switch (resting.kind) {
    case "evidence":
      return (
        <ul aria-label={label} className="divide-y divide-rule border-y border-rule">
          {resting.list.rows.map((item) => (
            <li key={item.id} className="grid gap-2 py-4">
              <EvidenceBody slug={slug} evidence={item} />
              <p className="text-sm">
                <TextLink href={`/w/${slug}/claims/${item.claimId}#evidence-${item.id}`}>
                  For claim {item.claimNumber}
                </TextLink>
              </p>
            </li>
          ))}
        </ul>
      );
    case "claims":
      return (
        <List label={label}>
          {resting.list.rows.map(({ id, number, statement, state, direct }) => (
            <ListRow
              key={id}
              number={number}
              title={statement}
              href={`/w/${slug}/claims/${id}`}
              meta={[!direct && "through another source or claim"]}
              trailing={[<StateMark key="state" state={state} />]}
            />
          ))}
        </List>
      );
    case "verdicts":
      return (
        <ul aria-label={label} className="grid gap-1 text-sm">
          {resting.list.rows.map(({ id, number, rating, claim }) => (
            <li key={id}>
              <TextLink href={`/w/${slug}/claims/${claim.id}`}>Claim {claim.number}</TextLink>
              {`, verdict ${number}: ${rating}`}
            </li>
          ))}
        </ul>
      );
    case "editions":
      return (
        <ul aria-label={label} className="grid gap-1 text-sm">
          {resting.list.rows.map(({ id, number, briefing }) => (
            <li key={id}>
              <TextLink href={`/w/${slug}/briefings/${briefing.id}`}>{briefing.title}</TextLink>
              {`, edition ${number}`}
            </li>
          ))}
        </ul>
      );
    case "sources":
      return (
        <ul aria-label={label} className="divide-y divide-rule border-y border-rule text-sm">
          {resting.list.rows.map(({ id, note, claim, source }) => (
            <li key={id} className="py-2.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <TextLink href={`/w/${slug}/sources/${source.id}`}>{source.title}</TextLink>
                <SourceStatusMark status={source.status} />
              </p>
              <p className="text-ink-muted">
                {[source.authorDate, claim && `for claim ${claim.number} alone`, note].filter(Boolean).join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      );
    default:
      return resting satisfies never;
  }
}
