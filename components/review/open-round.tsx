import { AssessmentForm } from "@/components/review/assessment-form";
import { EvidenceWords } from "@/components/review/differences";
import { GivenRatingLine } from "@/components/review/given-rating-line";
import { CancelRoundButton, RevealButton } from "@/components/review/round-steps";
import { Section } from "@/components/ui/section";
import { draftOfAssessment } from "@/lib/domain/review/assessment-draft";
import { neededAssessments } from "@/lib/domain/review/needed-assessments";
import type { GivenRating } from "@/lib/server/review/evidence-ratings";
import type { ReviewPanelData } from "@/lib/server/review/data";
import type { Person } from "@/lib/server/review/people";
import type { RoundOfPanel } from "@/lib/server/review/round-of-panel";

/** A blind round: who has written, what there is to rate, one's own assessment, and the steps out of it. */
export function OpenRound({ slug, data, round }: { slug: string; data: ReviewPanelData; round: RoundOfPanel }) {
  const { viewerId, steps, abilities, ratings } = data;
  const rated = round.evidence.filter(({ id }) => ratings.byEvidence[id]?.own).length;
  const enough = round.assessedBy.length >= neededAssessments;
  return (
    <>
      <dl className="mt-4 grid gap-1 text-sm">
        <Submitted term="Assessed by" people={round.assessedBy} viewerId={viewerId} />
        <Submitted term="Evidence rated by" people={round.ratedBy} viewerId={viewerId} />
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {steps.includes("reveal") && enough && (
          <RevealButton
            slug={slug}
            roundId={round.id}
            assessments={round.assessedBy.length}
            ownMissing={round.own === null}
          />
        )}
        {steps.includes("cancelRound") && (
          <CancelRoundButton slug={slug} roundId={round.id} draftKey={`${viewerId}.cancel.${round.id}`} />
        )}
      </div>
      <Section title="Evidence under review" count={round.evidence.length} level={3} className="mt-8">
        {abilities.rate && (
          <p className="mb-2 text-sm text-ink-muted">
            You have rated {rated} of {round.evidence.length}, each in its place among the evidence. Nobody else sees
            what you give until the reveal.
          </p>
        )}
        <ul className="divide-y divide-rule border-y border-rule">
          {round.evidence.map(({ id, stance, words, source, withdrawn }) => (
            <li key={id} className="grid gap-2 py-3">
              <EvidenceWords stance={stance} words={words} source={source} />
              <OwnRatingLine
                evidenceId={id}
                withdrawn={withdrawn}
                own={ratings.byEvidence[id]?.own ?? null}
                canRate={abilities.rate}
              />
            </li>
          ))}
        </ul>
      </Section>
      {abilities.assess && (
        <Section title="Your assessment" level={3} className="mt-8">
          <AssessmentForm
            slug={slug}
            roundId={round.id}
            draftKey={`${viewerId}.assessment.${round.id}`}
            ratings={round.scale.ratings}
            own={round.own && draftOfAssessment(round.own)}
            ownBefore={round.ownBefore && draftOfAssessment(round.ownBefore)}
          />
        </Section>
      )}
    </>
  );
}

/** One's own rating, and the way to where it is given. */
function OwnRatingLine({
  evidenceId,
  withdrawn,
  own,
  canRate,
}: {
  evidenceId: string;
  withdrawn: boolean;
  own: GivenRating | null;
  canRate: boolean;
}) {
  if (withdrawn) {
    return <p className="text-sm text-ink-muted">Withdrawn since the round began; not rated any more.</p>;
  }
  if (!canRate) return null;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      {own ? (
        <GivenRatingLine name="You" {...own} />
      ) : (
        <p className="text-sm text-ink-muted">You have not rated this yet.</p>
      )}
      <a className="link text-sm" href={`#evidence-${evidenceId}`}>
        {own ? "Change your rating" : "Rate this evidence"}
      </a>
    </div>
  );
}

function Submitted({ term, people, viewerId }: { term: string; people: readonly Person[]; viewerId: string }) {
  const names = people
    .map(({ id, name }) => (id === viewerId ? "you" : name))
    .toSorted((a, b) => a.localeCompare(b, "en"));
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink-muted">{term}:</dt>
      <dd>{names.length > 0 ? names.join(", ") : "nobody yet"}</dd>
    </div>
  );
}
