import { List, ListRow } from "@/components/ui/list-row";
import { RatingMark } from "@/components/ui/rating-mark";
import { StateMark } from "@/components/ui/state-mark";
import type { ClaimOfPage } from "@/lib/server/claim/data";

/** The parts of a claim with their verdicts beside its own. */
export function PartList({
  slug,
  parts,
}: {
  slug: string;
  parts: readonly Pick<ClaimOfPage["parts"][number], "id" | "number" | "statement" | "state" | "verdicts">[];
}) {
  return (
    <List label="Parts of this claim">
      {parts.map(({ id, number, statement, state, verdicts }) => (
        <ListRow
          key={id}
          number={number}
          title={statement}
          href={`/w/${slug}/claims/${id}`}
          trailing={[
            verdicts[0] ? (
              <RatingMark key="rating" label={verdicts[0].rating.label} value={verdicts[0].rating.value} />
            ) : (
              <span key="rating" className="text-ink-muted">
                No verdict yet
              </span>
            ),
            <StateMark key="state" state={state} />,
          ]}
        />
      ))}
    </List>
  );
}
