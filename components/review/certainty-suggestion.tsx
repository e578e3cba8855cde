import { CertaintyMark } from "@/components/ui/certainty-mark";
import { certaintyFactors } from "@/lib/domain/review/certainty";
import type { SuggestedCertainty } from "@/lib/domain/review/suggest-certainty";

const stepWords: Record<number, string> = { 0: "no step", [-1]: "one step down", [-2]: "two steps down" };

/** What ratings and independence suggest, with its working. Fills in nothing: people weigh more than figures can. */
export function CertaintySuggestion({ suggestion }: { suggestion: SuggestedCertainty }) {
  const { certainty, working, leftOut } = suggestion;
  return (
    <details className="mt-6 border-y border-rule py-3">
      <summary className="cursor-pointer text-sm">
        <span className="mr-3">Ratings and independence suggest</span>
        <CertaintyMark certainty={certainty} />
      </summary>
      <div className="mt-3 grid gap-3 text-sm">
        <p className="measure text-ink-muted">
          Reckoned from high by a fixed rule. It knows only what was rated and which sources share an origin; whoever
          settles the verdict decides, and gives their own reasons.
        </p>
        <ul className="grid gap-1">
          {working.map(({ factor, steps, because }) => (
            <li key={factor} className="measure">
              <span className="font-medium">
                {certaintyFactors[factor].label}, {stepWords[steps]}:
              </span>{" "}
              <span className="text-ink-muted">{because}</span>
            </li>
          ))}
        </ul>
        {leftOut > 0 && (
          <p className="measure text-ink-muted">
            {leftOut === 1 ? "One source is" : `${leftOut} sources are`} left out as retracted or withdrawn. A
            retraction never makes the rest surer: of the levels with and without, the lower is suggested.
          </p>
        )}
      </div>
    </details>
  );
}
