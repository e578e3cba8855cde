"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { StateMark } from "@/components/ui/state-mark";
import { Spinner } from "@/components/ui/spinner";
import { TextInput } from "@/components/ui/text-input";
import { searchClaimsAction } from "@/lib/server/claim/actions";
import type { FoundClaim } from "@/lib/server/claim/search-claims";

/** Pause after the last letter before the server is asked; milliseconds. */
const pause = 250;

type Search = { query: string; state: "waiting" | "failed" | "found"; claims: FoundClaim[] };

/** Searches claims a moment after the last letter; an answer to letters that have changed since is dropped. */
function useClaimSearch({ slug, query, limit }: { slug: string; query: string; limit: number }): Search {
  const [search, setSearch] = useState<Search>({ query, state: "waiting", claims: [] });
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      searchClaimsAction(slug, { query, limit }).then(
        (answer) =>
          isCurrent &&
          setSearch({ query, state: answer.ok ? "found" : "failed", claims: answer.ok ? answer.claims : [] }),
        () => isCurrent && setSearch({ query, state: "failed", claims: [] }),
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [slug, query, limit]);
  return search;
}

/** Looks for the claim that the chosen words repeat. */
export function ClaimMatches({
  slug,
  exact,
  pendingId,
  onMatch,
}: {
  slug: string;
  exact: string;
  /** The claim that is being marked at the moment. */
  pendingId: string | null;
  onMatch: (claim: FoundClaim) => void;
}) {
  const [query, setQuery] = useState(exact.slice(0, 1500));
  const { state, claims } = useClaimSearch({ slug, query, limit: 12 });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
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
      <div role="status" className="text-sm text-ink-muted empty:hidden">
        {state === "waiting" && (
          <span className="flex items-center gap-2">
            <Spinner /> Searching…
          </span>
        )}
        {state === "failed" && "The search did not work. Change a letter to try again."}
        {state === "found" && claims.length === 0 && "No claim like it. Make a new one."}
      </div>
      <FoundClaims claims={claims} pendingId={pendingId} onMatch={onMatch} label="Claims found" />
    </div>
  );
}

/** How alike two wordings are before the form asks whether they are the same claim. */
const worthAsking = 0.45;

/** Asks, while somebody makes a new claim, whether it is one of those that exist already. */
export function SimilarClaims({
  slug,
  exact,
  pendingId,
  onMatch,
}: {
  slug: string;
  exact: string;
  pendingId: string | null;
  onMatch: (claim: FoundClaim) => void;
}) {
  const { claims } = useClaimSearch({ slug, query: exact.slice(0, 1500), limit: 3 });
  const alike = claims.filter(({ similarity }) => similarity >= worthAsking);
  if (alike.length === 0) return null;
  return (
    <div className="border-t border-rule pt-4">
      <p className="mb-2 text-sm font-medium">Perhaps it is one of these already</p>
      <FoundClaims claims={alike} pendingId={pendingId} onMatch={onMatch} label="Similar claims" />
    </div>
  );
}

function FoundClaims({
  claims,
  pendingId,
  onMatch,
  label,
}: {
  claims: FoundClaim[];
  pendingId: string | null;
  onMatch: (claim: FoundClaim) => void;
  label: string;
}) {
  if (claims.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-rule border-y border-rule">
      {claims.map((claim) => (
        <li key={claim.id} className="grid gap-2 py-3">
          <p className="font-serif leading-snug">
            <span className="mr-2 font-sans text-sm text-ink-muted figures">{claim.number}</span>
            {claim.statement}
          </p>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <StateMark state={claim.state} />
            <Button
              size="small"
              pending={pendingId === claim.id}
              pendingLabel="Marking…"
              aria-label={`It is claim ${claim.number}`}
              onClick={() => onMatch(claim)}
            >
              It is this one
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
