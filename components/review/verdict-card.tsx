import { ApproveButton, WithdrawApprovalButton } from "@/components/review/approval-buttons";
import { CertaintyReasons } from "@/components/review/certainty-reasons";
import { CertaintyMark } from "@/components/ui/certainty-mark";
import { Notice } from "@/components/ui/notice";
import { RatingMark } from "@/components/ui/rating-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import type { VerdictOfPanel } from "@/lib/server/review/verdicts-of-panel";

/** A settled verdict as it will be read, with who stands by it. */
export function VerdictCard({
  slug,
  verdict,
  viewerId,
  requiredApprovals,
  approvable,
}: {
  slug: string;
  verdict: VerdictOfPanel;
  viewerId: string;
  requiredApprovals: number;
  /** Whether the claim is in the state in which approvals are given. */
  approvable: boolean;
}) {
  const standing = verdict.approvals.filter(({ voidedReason }) => voidedReason === null);
  const voided = verdict.approvals.filter(({ voidedReason }) => voidedReason !== null);
  const own = standing.some(({ person }) => person.id === viewerId);
  return (
    <article className="border border-rule-strong bg-paper-raised" aria-label={`Verdict ${verdict.number}`}>
      <div className="grid gap-3 px-5 py-5">
        <p className="text-sm text-ink-muted">
          Verdict {verdict.number}, settled by {verdict.adjudicator.name}, <RelativeTime at={verdict.settledAt} />
        </p>
        <p className="measure font-serif text-lg">{verdict.statement}</p>
        <RatingMark
          size="large"
          label={verdict.rating.label}
          value={verdict.rating.value}
          scale={verdict.rating.scale}
        />
        <CertaintyMark certainty={verdict.certainty} />
        <CertaintyReasons reasons={verdict.certaintyReasons} />
        <p className="measure font-serif whitespace-pre-line">{verdict.justification}</p>
        <p className="text-sm text-ink-muted">
          Rests on {verdict.evidenceCount} {verdict.evidenceCount === 1 ? "piece" : "pieces"} of evidence of round{" "}
          {verdict.roundNumber}
          {verdict.editionCount > 0 &&
            `; published in ${verdict.editionCount} ${verdict.editionCount === 1 ? "edition" : "editions"}`}
          . Hash{" "}
          <code className="font-mono text-xs" title={verdict.sha256}>
            {verdict.sha256.slice(0, 12)}
          </code>
        </p>
      </div>
      <div className="grid gap-3 border-t border-rule px-5 py-4">
        <p className="text-sm font-medium">
          {standing.length} of {requiredApprovals} approvals
        </p>
        {(standing.length > 0 || voided.length > 0) && (
          <ul className="grid gap-1 text-sm">
            {standing.map(({ person, at }) => (
              <li key={person.id}>
                {person.name} approved it, <RelativeTime at={at} />
              </li>
            ))}
            {voided.map(({ person, voidedReason }) => (
              <li key={person.id} className="text-ink-muted">
                {person.name}: no longer counts{voidedReason && `. ${voidedReason}`}
              </li>
            ))}
          </ul>
        )}
        {verdict.evidenceChanged && approvable && (
          <Notice tone="warn" title="Evidence was changed after this verdict was settled">
            It has to be settled again before anybody can approve it.
          </Notice>
        )}
        {approvable && !verdict.evidenceChanged && verdict.mayApprove && !own && (
          <ApproveButton slug={slug} verdictId={verdict.id} sha256={verdict.sha256} />
        )}
        {approvable && viewerId === verdict.adjudicator.id && (
          <p className="text-sm text-ink-muted">You settled it, so others have to approve it.</p>
        )}
        {own && (
          <div>
            <WithdrawApprovalButton
              slug={slug}
              verdictId={verdict.id}
              draftKey={`${viewerId}.withdraw.${verdict.id}`}
            />
          </div>
        )}
      </div>
    </article>
  );
}
