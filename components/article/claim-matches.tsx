"use client";

import { useEffect, useRef, useState } from "react";
import type { ListedClaim } from "@/components/claim/find-claims";
import { FoundClaim } from "@/components/claim/found-claim";
import { useFoundClaims } from "@/components/claim/use-found-claims";
import { Button } from "@/components/ui/button";
import { SearchStatus } from "@/components/ui/search-status";
import { TextInput } from "@/components/ui/text-input";
import { isWorthOffering } from "@/lib/domain/claim/worth-offering";

/** Longest text that is looked for, UTF-16 units. */
const longest = 1500;

type Matching = {
  /** The claim that is being marked at the moment. */
  pendingId: string | null;
  onMatch: (claim: { id: string; number: number }) => void;
};

/** Looks for the claim that the chosen words repeat. */
export function ClaimMatches({
  slug,
  exact,
  pendingId,
  takesFocus = true,
  onMatch,
}: { slug: string; exact: string; takesFocus?: boolean } & Matching) {
  const [query, setQuery] = useState(exact.slice(0, longest));
  const { state, claims } = useFoundClaims({ slug, query, limit: 12 });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className="grid gap-4">
      <TextInput
        label="Search the claims"
        hint="Words of the claim, or its number."
        ref={field}
        type="search"
        value={query}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setQuery(event.target.value)}
      />
      <SearchStatus state={state} none={claims.length === 0 ? "No claim like it. Make a new one." : null} />
      <OfferedClaims claims={claims} pendingId={pendingId} onMatch={onMatch} label="Claims found" />
    </div>
  );
}

/** Claims that are offered at once; more would stand in the way of writing. */
const mostOffered = 4;

/** Asks, while somebody writes a new claim, whether it is one of those that exist already. */
export function SimilarClaims({
  slug,
  exact,
  statement = "",
  pendingId,
  onMatch,
}: {
  slug: string;
  /** The words of the article. */
  exact: string;
  /** What has been written of the claim so far; while it is empty the article's words are looked for. */
  statement?: string;
} & Matching) {
  const query = (statement.trim() || exact).slice(0, longest);
  const { claims } = useFoundClaims({ slug, query, limit: mostOffered });
  const alike = claims.filter(({ match }) => match && isWorthOffering(match));
  return (
    <div>
      {/* Stands there from the start, so that what comes into it is announced. */}
      <p role="status" className="sr-only">
        {alike.length > 0 &&
          `${alike.length === 1 ? "One claim" : `${alike.length} claims`} like it in the workspace, offered below the form.`}
      </p>
      {alike.length > 0 && (
        <div className="border-t border-rule pt-4">
          <p className="mb-2 text-sm font-medium">In the workspace already</p>
          <OfferedClaims claims={alike} pendingId={pendingId} onMatch={onMatch} label="Similar claims" />
        </div>
      )}
    </div>
  );
}

function OfferedClaims({ claims, pendingId, onMatch, label }: { claims: ListedClaim[]; label: string } & Matching) {
  if (claims.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-rule border-y border-rule">
      {claims.map((claim) => (
        <FoundClaim key={claim.claimId} claim={claim}>
          <Button
            size="small"
            pending={pendingId === claim.claimId}
            pendingLabel="Marking…"
            aria-label={pendingId === claim.claimId ? undefined : `It is this one: claim ${claim.number}`}
            onClick={() => onMatch({ id: claim.claimId, number: claim.number })}
          >
            It is this one
          </Button>
        </FoundClaim>
      ))}
    </ul>
  );
}
