import { List, ListRow } from "@/components/ui/list-row";
import { RatingMark } from "@/components/ui/rating-mark";
import { StateMark } from "@/components/ui/state-mark";
import type { ClaimOfPage } from "@/lib/server/claim/data";

type Part = Pick<ClaimOfPage["parts"][number], "id" | "number" | "statement" | "state" | "verdicts">;

/** The parts of a claim with their states and verdicts, below the claim's own. */
export function PartList({ slug, whole, parts }: { slug: string; whole: Part; parts: readonly Part[] }) {
  return (
    <List label="This claim and its parts">
      <ListRow key={whole.id} number={whole.number} title="The whole claim" face="sans" trailing={marksOf(whole)} />
      {parts.map((part) => (
        <ListRow
          key={part.id}
          number={part.number}
          title={part.statement}
          href={`/w/${slug}/claims/${part.id}`}
          trailing={marksOf(part)}
        />
      ))}
    </List>
  );
}

function marksOf({ verdicts, state }: Part) {
  return [
    verdicts[0] ? (
      <RatingMark key="rating" label={verdicts[0].rating.label} value={verdicts[0].rating.value} />
    ) : (
      <span key="rating" className="text-ink-muted">
        No verdict yet
      </span>
    ),
    <StateMark key="state" state={state} />,
  ];
}
