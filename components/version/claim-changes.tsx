import "@/components/version/version.css";
import { ClaimPlaceActs } from "@/components/version/claim-place-acts";
import { ComparedWords } from "@/components/version/compared-words";
import { Badge } from "@/components/ui/badge";
import { StateMark, type ClaimStateName } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { claimChanges, countOfChange, type ClaimChange } from "@/lib/domain/version/claim-change";
import type { ComparedClaim } from "@/lib/server/article/compare-versions";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** Claims of one kind that are written out; a version of a long article has thousands. */
const mostShown = 200;

/** What became of the claims from one version to the other: those whose words changed first and in full, the rest folded. */
export function ClaimChanges({
  slug,
  articleId,
  claims,
  mayDecide,
}: {
  slug: string;
  articleId: string;
  claims: readonly ComparedClaim[];
  mayDecide: boolean;
}) {
  if (claims.length === 0) return <p className="text-ink-muted">No claim is marked in either version.</p>;
  const kinds = claimChanges
    .map((change) => ({ change, own: claims.filter((claim) => claim.change === change) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      <p className="measure">
        {kinds.map(({ change, own }) => countOfChange({ change, count: own.length })).join(" · ")}
      </p>
      {kinds.map(({ change, own }) => (
        <details key={change} className="mt-4" open={change === "reworded" || change === "gone"}>
          <summary className="w-fit py-1 font-serif text-lg font-semibold">
            {countOfChange({ change, count: own.length })}
          </summary>
          <ul className="mt-2 divide-y divide-rule border-y border-rule">
            {own.slice(0, mostShown).map((claim) => (
              <li
                key={claim.appearanceId}
                id={`claim-${claim.appearanceId}`}
                className="grid scroll-mt-20 gap-3 py-4 target:bg-accent-wash"
              >
                <ClaimLine slug={slug} claim={claim} />
                <Wording claim={claim} />
                {mayDecide && isOpenQuestion(claim) && claim.anchorId && (
                  <ClaimPlaceActs
                    slug={slug}
                    articleId={articleId}
                    anchorId={claim.anchorId}
                    claimId={claim.claimId}
                    number={claim.number}
                    hasPlace={claim.to?.range != null}
                  />
                )}
              </li>
            ))}
          </ul>
          {own.length > mostShown && (
            <p className="mt-2 text-sm text-ink-muted">{`${own.length - mostShown} more are not listed here.`}</p>
          )}
        </details>
      ))}
    </>
  );
}

/** Whether a person still has to say where the claim stands, or that it is gone. */
function isOpenQuestion({ change, confirmed, anchorState }: ComparedClaim): boolean {
  if (confirmed) return false;
  return anchorState === "fuzzy" || (change === "gone" && anchorState === "orphaned");
}

function ClaimLine({ slug, claim }: { slug: string; claim: ComparedClaim }) {
  const { id, number } = claim.mergedInto ?? { id: claim.claimId, number: claim.number };
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="min-w-0 font-medium">
        <TextLink href={`/w/${slug}/claims/${id}`} prefetch={false}>
          Claim {claim.number}
        </TextLink>{" "}
        {claim.statement}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <StateMark state={claim.state as ClaimStateName} />
        {claim.mergedInto && <span className="text-ink-muted">{`merged into claim ${number}`}</span>}
        <ConfirmedMark claim={claim} />
        <DoubtMark slug={slug} claim={claim} />
      </span>
    </div>
  );
}

function ConfirmedMark({ claim }: { claim: ComparedClaim }) {
  if (isOpenQuestion(claim)) return <Badge tone="warn">To confirm</Badge>;
  if (!claim.confirmed) return null;
  return <Badge tone="ok">{claim.change === "gone" ? "Confirmed as gone" : "Place confirmed"}</Badge>;
}

/** What the re-review queue says of the claim's verdict. */
function DoubtMark({ slug, claim: { doubt } }: { slug: string; claim: ComparedClaim }) {
  if (!doubt) return null;
  if (doubt.state === "open")
    return (
      <TextLink href={`/w/${slug}/queue`} className="text-warn">
        Its verdict waits in the queue
      </TextLink>
    );
  return (
    <span className="text-ink-muted">
      {doubt.state === "still_holds" ? "An editor: its verdict still holds" : "Its verdict was corrected"}
      {doubt.reason && <>: “{doubt.reason}”</>}
    </span>
  );
}

function Wording({ claim: { change, from, to } }: { claim: ComparedClaim }) {
  if (change === "reworded" && from && to) return <ComparedWords before={from.exact} after={to.exact} />;
  const words = (change satisfies ClaimChange) === "gone" ? (from ?? to) : (to ?? from);
  if (!words) return null;
  return (
    <p className="measure font-serif text-ink-muted">
      {change === "gone" ? "It stood at: " : ""}“{withoutAtoms(words.exact)}”
    </p>
  );
}
