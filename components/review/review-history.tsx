import { CertaintyReasons } from "@/components/review/certainty-reasons";
import { CertaintyMark } from "@/components/ui/certainty-mark";
import { RatingMark } from "@/components/ui/rating-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import type { StepBackOfPanel } from "@/lib/server/review/data";
import type { VerdictOfPanel } from "@/lib/server/review/verdicts-of-panel";

/** What somebody did who took a step back. */
export const stepBackWords: Partial<Record<StepBackOfPanel["step"], string>> = {
  cancelRound: "cancelled the round",
  unapprove: "ended an approval",
  reopen: "reopened the claim",
};

/** What was: steps back with their reasons, and verdicts that no longer stand. */
export function ReviewHistory({
  stepsBack,
  verdicts,
}: {
  stepsBack: readonly StepBackOfPanel[];
  verdicts: readonly VerdictOfPanel[];
}) {
  if (stepsBack.length === 0 && verdicts.length === 0) return null;
  return (
    <details className="mt-8">
      <summary className="w-fit link text-sm">Earlier in this review</summary>
      {verdicts.length > 0 && (
        <ul className="mt-3 divide-y divide-rule border-y border-rule" aria-label="Earlier verdicts">
          {verdicts.map((verdict) => (
            <li key={verdict.id} className="grid gap-2 py-3">
              <p className="text-sm text-ink-muted">
                Verdict {verdict.number} of round {verdict.roundNumber}, settled by {verdict.adjudicator.name},{" "}
                <RelativeTime at={verdict.settledAt} />
                {verdict.editionCount > 0 && "; published"}
              </p>
              <RatingMark label={verdict.rating.label} value={verdict.rating.value} scale={verdict.rating.scale} />
              <CertaintyMark certainty={verdict.certainty} />
              <CertaintyReasons reasons={verdict.certaintyReasons} />
              <p className="measure font-serif whitespace-pre-line">{verdict.justification}</p>
            </li>
          ))}
        </ul>
      )}
      {stepsBack.length > 0 && (
        <ul className="mt-3 divide-y divide-rule border-y border-rule text-sm" aria-label="Steps back">
          {stepsBack.map(({ id, step, reason, by, at }) => (
            <li key={id} className="py-2">
              <p>
                {by.name} {stepBackWords[step] ?? "took a step back"}, <RelativeTime at={at} />
              </p>
              <p className="measure whitespace-pre-line text-ink-muted">{reason}</p>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
