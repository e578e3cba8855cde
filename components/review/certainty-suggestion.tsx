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
          Reckoned by a fixed rule: it begins at high and takes a step down for each weakness that it can see. It knows
          only what was rated, which sources share an origin and whether somebody looked for the opposite. It fills in
          nothing: whoever settles the verdict decides, and gives their own reasons.
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
            {leftOut === 1 ? "One source is" : `${leftOut} sources are`} left out as retracted or withdrawn. That never
            makes the rest surer: of the levels with {leftOut === 1 ? "it" : "any of them"} and without, the lowest is
            suggested.
          </p>
        )}
      </div>
    </details>
  );
}
