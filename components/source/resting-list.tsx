import { EvidenceBody } from "@/components/evidence/evidence-body";
import { EmptyState } from "@/components/ui/empty-state";
import { List, ListRow } from "@/components/ui/list-row";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import type { RestingOnSource } from "@/lib/server/source/data";

/** Everything that rests on a source. */
export function RestingList({ slug, resting }: { slug: string; resting: RestingOnSource }) {
  const { evidence, claims, verdicts, editions } = resting;
  if (claims.length === 0 && evidence.length === 0) {
    return <EmptyState title="Nothing yet">Evidence that is taken from this source will be listed here.</EmptyState>;
  }
  const numbers = new Map(claims.map(({ id, number }) => [id, number]));
  return (
    <div className="grid gap-8">
      {evidence.length > 0 && (
        <div>
          <h3 className="mb-2 font-medium">Evidence taken from it</h3>
          <ul className="divide-y divide-rule border-y border-rule">
            {evidence.map((item) => (
              <li key={item.id} className="grid gap-2 py-4">
                <EvidenceBody slug={slug} evidence={item} />
                <p className="text-sm">
                  <TextLink href={`/w/${slug}/claims/${item.claimId}#evidence-${item.id}`}>
                    {numbers.has(item.claimId) ? `For claim ${numbers.get(item.claimId)}` : "For a claim"}
                  </TextLink>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {claims.length > 0 && (
        <div>
          <h3 className="mb-2 font-medium">Claims</h3>
          <List label="Claims that rest on it">
            {claims.map(({ id, number, statement, state, direct }) => (
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
        </div>
      )}
      {verdicts.length > 0 && (
        <div>
          <h3 className="mb-2 font-medium">Verdicts</h3>
          <ul className="grid gap-1 text-sm">
            {verdicts.map(({ id, number, rating, claim }) => (
              <li key={id}>
                {claim ? <TextLink href={`/w/${slug}/claims/${claim.id}`}>Claim {claim.number}</TextLink> : "A claim"}
                {`, verdict ${number}: ${rating}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {editions.length > 0 && (
        <div>
          <h3 className="mb-2 font-medium">Published editions</h3>
          <ul className="grid gap-1 text-sm">
            {editions.map(({ id, number, briefing }) => (
              <li key={id}>
                <TextLink href={`/w/${slug}/briefings/${briefing.id}`}>{briefing.title}</TextLink>
                {`, edition ${number}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
