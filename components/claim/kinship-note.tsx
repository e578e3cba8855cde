import { ArrowDownRight, ArrowUpLeft, Equal, Shuffle, EqualNot, type LucideIcon } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { kinshipWords } from "@/lib/domain/claim/kinship-words";
import type { ClaimDifference, ClaimKinship } from "@/lib/text/relate-claims";

const looks: Record<ClaimKinship, { Icon: LucideIcon; ink: string }> = {
  same: { Icon: Equal, ink: "text-ok" },
  narrower: { Icon: ArrowDownRight, ink: "text-accent" },
  broader: { Icon: ArrowUpLeft, ink: "text-accent" },
  conflicting: { Icon: EqualNot, ink: "text-warn" },
  related: { Icon: Shuffle, ink: "text-ink-muted" },
};

/** The same words after a subject. */
const inSentence: Record<ClaimKinship, string> = {
  same: "says the same",
  narrower: "says something narrower",
  broader: "says something broader",
  conflicting: "conflicts with it",
  related: "is about something near",
};

/** How a found claim stands to the wording at hand, and what sets them apart, in words. */
export function KinshipNote({
  subject,
  relation,
  difference,
}: {
  /** The claim that says so, as "Claim 12", where two stand side by side. */
  subject?: string;
  relation: ClaimKinship;
  difference: readonly ClaimDifference[];
}) {
  const { Icon, ink } = looks[relation];
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <Icon aria-hidden="true" className={classNames("mt-0.5 size-4 flex-none", ink)} />
      <span className="min-w-0 wrap-anywhere">
        <span className={classNames("font-medium", ink)}>
          {subject ? `${subject} ${inSentence[relation]}` : kinshipWords[relation]}
        </span>
        {difference.length > 0 && (
          <span className="text-ink-muted">: {difference.map(({ words }) => words).join("; ")}</span>
        )}
      </span>
    </p>
  );
}
