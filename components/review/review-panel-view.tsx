import { CertaintySuggestion } from "@/components/review/certainty-suggestion";
import { Differences } from "@/components/review/differences";
import { LeftoverDraft } from "@/components/review/leftover-draft";
import { OpenRound } from "@/components/review/open-round";
import { RefreshOnReturn } from "@/components/review/refresh-on-return";
import { Replies } from "@/components/review/replies";
import { ReviewHistory, stepBackWords } from "@/components/review/review-history";
import { OpenRoundButton, ReopenButton } from "@/components/review/round-steps";
import { SettleForm } from "@/components/review/settle-form";
import { StationsLine } from "@/components/review/stations-line";
import { VerdictCard } from "@/components/review/verdict-card";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { neededAssessments } from "@/lib/domain/review/needed-assessments";
import { reviewGuide, stationOf } from "@/lib/domain/review/review-guide";
import type { ReviewPanelData } from "@/lib/server/review/data";

/** The review panel for data that are already there. */
export function ReviewPanelView({ slug, data }: { slug: string; data: ReviewPanelData }) {
  const { claim, steps, round, verdicts, viewerId, requiredApprovals } = data;
  const { state } = claim;
  const [last] = verdicts;
  // A reopened claim's verdicts belong to what was; they stand in the history.
  const standing = last && (state === "adjudicated" || state === "approved") ? last : null;
  const approvals = standing?.approvals.filter(({ voidedReason }) => voidedReason === null) ?? [];
  const guide = reviewGuide({
    state,
    steps,
    evidenceCount: data.evidenceCount,
    assessments: round?.status === "open" ? round.assessedBy.length : 0,
    neededAssessments,
    viewer: {
      mayAssess: data.abilities.assess,
      hasAssessed: round?.own != null,
      mayApprove: standing?.mayApprove ?? false,
      hasApproved: approvals.some(({ person }) => person.id === viewerId),
    },
    approvals: approvals.length,
    requiredApprovals,
    evidenceChanged: standing?.evidenceChanged ?? false,
  });
  const [latestStep] = data.stepsBack;
  // Why it stands where it stands, as long as nothing has gone on from there.
  const backed =
    latestStep && (state === "reopened" || (state === "gathering" && round?.status === "cancelled"))
      ? latestStep
      : null;
  const editionCount = verdicts.reduce((sum, verdict) => sum + verdict.editionCount, 0);
  const showsRound = round !== null && ["revealed", "adjudicated", "approved"].includes(state);

  return (
    <Section title="Review" id="review" actions={<StateMark state={state} />}>
      <RefreshOnReturn />
      <StationsLine present={stationOf[state]} />
      {claim.mergedInto ? (
        <Notice className="mt-4" title="This claim was merged into another">
          Its review goes on at{" "}
          <TextLink href={`/w/${slug}/claims/${claim.mergedInto.id}`}>claim {claim.mergedInto.number}</TextLink>.
        </Notice>
      ) : (
        <div className="mt-4 measure">
          <p className="font-medium">{guide.stands}</p>
          <p>{guide.next}</p>
        </div>
      )}
      {backed && (
        <p className="mt-3 measure border-l-2 border-rule pl-4 text-sm">
          <span className="text-ink-muted">
            {backed.by.name} {stepBackWords[backed.step]}, <RelativeTime at={backed.at} />:
          </span>{" "}
          <span className="whitespace-pre-line">{backed.reason}</span>
        </p>
      )}
      {data.evidenceOutsideRound > 0 && round?.status === "open" && (
        <Notice className="mt-4">
          {data.evidenceOutsideRound === 1
            ? "One piece of evidence was added after the round began. It waits"
            : `${data.evidenceOutsideRound} pieces of evidence were added after the round began. They wait`}{" "}
          for the next one.
        </Notice>
      )}
      {steps.includes("openRound") && data.evidenceCount > 0 && !claim.mergedInto && (
        <div className="mt-4">
          <OpenRoundButton
            slug={slug}
            claimId={claim.id}
            evidenceCount={data.evidenceCount}
            scaleName={data.scaleName}
          />
        </div>
      )}
      {round && round.status !== "open" && (
        <div className="mt-4">
          <LeftoverDraft draftKey={`${viewerId}.assessment.${round.id}`} what="assessment" />
        </div>
      )}
      {round?.status === "open" && <OpenRound slug={slug} data={data} round={round} />}
      {showsRound && !standing && <Differences round={round} ratings={data.ratings} />}
      {showsRound && !standing && data.suggestion && <CertaintySuggestion suggestion={data.suggestion} />}
      {standing && (
        <div className="mt-6">
          <VerdictCard
            slug={slug}
            verdict={standing}
            viewerId={viewerId}
            requiredApprovals={requiredApprovals}
            approvable={state === "adjudicated"}
          />
        </div>
      )}
      {showsRound && steps.includes("adjudicate") && (
        <Section title="Settle a verdict" level={3} className="mt-8">
          <SettleForm
            slug={slug}
            claimId={claim.id}
            roundId={round.id}
            basedOnNumber={last?.number ?? 0}
            draftKey={`${viewerId}.verdict.${round.id}`}
            ratings={round.scale.ratings}
            again={standing !== null}
          />
        </Section>
      )}
      {showsRound && standing && (
        <details className="mt-6">
          <summary className="w-fit link text-sm">Assessments and ratings of round {round.number}</summary>
          <Differences round={round} ratings={data.ratings} />
          {data.suggestion && <CertaintySuggestion suggestion={data.suggestion} />}
        </details>
      )}
      <Replies
        slug={slug}
        claimId={claim.id}
        viewerId={viewerId}
        replies={data.replies}
        mayRecord={data.abilities.recordReply}
      />
      <ReviewHistory stepsBack={data.stepsBack} verdicts={verdicts.filter((verdict) => verdict !== standing)} />
      {/* While evidence is gathered nothing is closed that could be opened. */}
      {steps.includes("reopen") && state !== "gathering" && !claim.mergedInto && (
        <div className="mt-6">
          <ReopenButton
            slug={slug}
            claimId={claim.id}
            draftKey={`${viewerId}.reopen.${claim.id}`}
            editionCount={editionCount}
          />
        </div>
      )}
    </Section>
  );
}
