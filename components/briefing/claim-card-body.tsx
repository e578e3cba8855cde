import { Badge } from "@/components/ui/badge";
import { CertaintyMark } from "@/components/ui/certainty-mark";
import { RatingMark } from "@/components/ui/rating-mark";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ClaimCardRow } from "@/lib/server/briefing/briefing-rows";

/** A claim with its last verdict, set as readers will see it; what keeps it from being published is said in words. */
export function ClaimCardBody({ slug, claim }: { slug: string; claim: ClaimCardRow }) {
  const { verdict, state, mergedInto } = claim;
  return (
    <div className="grid gap-2.5 border-t-2 border-b border-t-ink border-b-rule-strong py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-sans">
        <TextLink href={`/w/${slug}/claims/${claim.id}`} className="inline-flex min-h-6 items-center caps">
          Claim {claim.number}
        </TextLink>
        {state !== "approved" && <StateMark state={state} />}
        {mergedInto !== null && <Badge tone="warn">Merged into claim {mergedInto}</Badge>}
      </p>
      <p className="font-serif text-xl leading-snug text-pretty">{claim.statement}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-1 font-sans">
        {verdict ? (
          <>
            <RatingMark label={verdict.label} value={verdict.value} scale={verdict.scale} />
            <CertaintyMark certainty={verdict.certainty} />
            <span className="text-sm text-ink-muted">
              {verdict.evidence === 1 ? "1 piece of evidence" : `${verdict.evidence} pieces of evidence`}
            </span>
          </>
        ) : (
          <span className="text-sm text-ink-muted">No verdict yet, so it cannot be published.</span>
        )}
      </p>
    </div>
  );
}
