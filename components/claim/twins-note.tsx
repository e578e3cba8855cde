"use client";

import { FoundClaim } from "@/components/claim/found-claim";
import { useFoundClaims } from "@/components/claim/use-found-claims";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { isWorthOffering } from "@/lib/domain/claim/worth-offering";

/** Claims that are offered at once. */
const mostOffered = 3;

/** Other claims that say the like of what is being written, for a person to merge or to leave. */
export function TwinsNote({
  slug,
  statement,
  exceptId,
  onMerge,
}: {
  slug: string;
  statement: string;
  exceptId: string;
  onMerge: (() => void) | undefined;
}) {
  const { claims } = useFoundClaims({ slug, query: statement, limit: mostOffered, exceptId });
  const alike = claims.filter(({ match }) => match && isWorthOffering(match));
  return (
    <div>
      <p role="status" className="text-sm font-medium empty:hidden">
        {alike.length > 0 && "In the workspace already"}
      </p>
      {alike.length > 0 && (
        <ul aria-label="Similar claims" className="mt-2 divide-y divide-rule border-y border-rule">
          {alike.map((claim) => (
            <FoundClaim key={claim.claimId} claim={claim}>
              <span className="flex flex-wrap items-center gap-3 text-sm">
                <TextLink href={`/w/${slug}/claims/${claim.claimId}`} target="_blank">
                  Open claim {claim.number}
                </TextLink>
                {onMerge && claim.match?.relation === "same" && (
                  <Button size="small" onClick={onMerge}>
                    Merge instead…
                  </Button>
                )}
              </span>
            </FoundClaim>
          ))}
        </ul>
      )}
    </div>
  );
}
