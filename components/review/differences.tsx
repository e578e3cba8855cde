import { AgreementList } from "@/components/agreement/agreement-list";
import { CertaintyReasons } from "@/components/review/certainty-reasons";
import { GivenRatingLine } from "@/components/review/given-rating-line";
import { Badge } from "@/components/ui/badge";
import { CertaintyMark } from "@/components/ui/certainty-mark";
import { RatingMark } from "@/components/ui/rating-mark";
import { Section } from "@/components/ui/section";
import { StanceMark } from "@/components/ui/stance-mark";
import { agreementRows } from "@/lib/domain/agreement/agreement-rows";
import { assessmentAgreement, ratingAgreement } from "@/lib/domain/review/agreement";
import { scaleEnds } from "@/lib/domain/scale/scale-ends";
import type { EvidenceRatings } from "@/lib/server/review/evidence-ratings";
import type { RoundOfPanel } from "@/lib/server/review/round-of-panel";

/** The assessments of a revealed round side by side, and the ratings item by item, each with how far they agree. */
export function Differences({ round, ratings }: { round: RoundOfPanel; ratings: EvidenceRatings }) {
  const scale = scaleEnds(round.scale.ratings.map(({ value }) => value));
  const ratingOf = (id: string) => round.scale.ratings.find((rating) => rating.id === id);
  return (
    <>
      <Section title="Assessments side by side" level={3} className="mt-8">
        <p className="measure">
          {assessmentAgreement({ assessments: round.assessments, ratings: round.scale.ratings })}
        </p>
        <ul
          className="mt-3 grid divide-y divide-rule border-y border-rule md:grid-cols-[repeat(auto-fit,minmax(18rem,1fr))] md:gap-x-8 md:divide-y-0"
          aria-label="Assessments"
        >
          {round.assessments.map(({ person, ratingId, certainty, certaintyReasons, justification }) => {
            const rating = ratingOf(ratingId);
            return (
              <li key={person.id} className="grid min-w-0 content-start gap-2 py-4">
                <p className="text-sm font-medium">{person.name}</p>
                {rating && <RatingMark label={rating.label} value={rating.value} scale={scale} />}
                <CertaintyMark certainty={certainty} />
                <CertaintyReasons reasons={certaintyReasons} />
                <p className="measure font-serif whitespace-pre-line">{justification}</p>
              </li>
            );
          })}
        </ul>
      </Section>
      <Section title="Ratings of the evidence" level={3} className="mt-8">
        <ul className="divide-y divide-rule border-y border-rule">
          {round.evidence.map(({ id, stance, words, source }) => {
            const revealed = ratings.byEvidence[id]?.revealed ?? [];
            const { words: agreement, differs } = ratingAgreement(revealed);
            return (
              <li key={id} className="grid gap-2 py-4">
                <EvidenceWords stance={stance} words={words} source={source} />
                <p className="flex flex-wrap items-center gap-2 text-sm">
                  {differs && <Badge tone="warn">Differs</Badge>}
                  {agreement}
                </p>
                <ul className="grid gap-2">
                  {revealed.map(({ raterId, ...rating }) => (
                    <li key={raterId}>
                      <GivenRatingLine {...rating} />
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
        <details className="mt-3">
          <summary className="w-fit link text-sm">Agreement on the evidence in figures</summary>
          <div className="mt-3">
            <AgreementList rows={agreementOnEvidence(ratings)} />
          </div>
        </details>
      </Section>
    </>
  );
}

/** What is judged item by item; of one claim there is one rating and one certainty a person, too few for a figure. */
function agreementOnEvidence({ byEvidence }: EvidenceRatings) {
  const items = Object.entries(byEvidence).flatMap(([unit, { revealed }]) =>
    revealed.map(({ raterId, credibility, directness }) => ({ unit, raterId, credibility, directness })),
  );
  return agreementRows({ items, claims: [] }).filter(
    ({ subject }) => subject === "credibility" || subject === "directness",
  );
}

/** An evidence item in two lines: its words and where they are from. */
export function EvidenceWords({
  stance,
  words,
  source,
}: {
  stance: RoundOfPanel["evidence"][number]["stance"];
  words: string;
  source: string;
}) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <StanceMark stance={stance} />
        <span className="min-w-0 text-ink-muted">{source}</span>
      </p>
      <p className="mt-0.5 line-clamp-3 measure font-serif">{words}</p>
    </div>
  );
}
