import type { ReactNode } from "react";
import type { ListedClaim } from "@/components/claim/find-claims";
import { KinshipNote } from "@/components/claim/kinship-note";
import { MarkedStatement } from "@/components/claim/marked-statement";
import { StateMark } from "@/components/ui/state-mark";

/** A claim that was found, with what sets it apart underlined and said in words, and what can be done with it. */
export function FoundClaim({ claim, children }: { claim: ListedClaim; children: ReactNode }) {
  const { match } = claim;
  return (
    <li className="grid gap-2 py-3">
      <p className="font-serif leading-snug wrap-anywhere">
        <span className="mr-2 font-sans text-sm text-ink-muted figures">{claim.number}</span>
        <MarkedStatement text={claim.statement} ranges={match?.difference.flatMap(({ other }) => other) ?? []} />
      </p>
      {match && <KinshipNote relation={match.relation} difference={match.difference} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
          <StateMark state={claim.state} />
          {claim.claimantName && <span>{claim.claimantName}</span>}
        </span>
        {children}
      </div>
    </li>
  );
}
