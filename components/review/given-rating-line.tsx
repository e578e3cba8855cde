import { CredibilityMark } from "@/components/ui/admiralty-mark";
import type { Credibility } from "@/lib/domain/review/credibility";
import { directnessWords, type Directness } from "@/lib/domain/review/directness";

/** One person's rating of one evidence item, in a line and their reason. */
export function GivenRatingLine({
  name,
  credibility,
  directness,
  reason,
}: {
  name: string;
  credibility: Credibility;
  directness: Directness;
  reason: string;
}) {
  return (
    <div className="min-w-0 text-sm">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-medium">{name}</span>
        <CredibilityMark credibility={credibility} />
        <span>
          <span className="sr-only">Directness: </span>
          {directnessWords[directness].label}
        </span>
      </p>
      {reason && <p className="mt-0.5 measure whitespace-pre-line text-ink-muted">{reason}</p>}
    </div>
  );
}
