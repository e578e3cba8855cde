"use client";

import { findClaims, type ListedClaim } from "@/components/claim/find-claims";
import { searchPause, useAnswer, type Answered } from "@/components/ui/use-answer";

/** Looks for claims a moment after the last letter. */
export function useFoundClaims(ask: {
  slug: string;
  query: string;
  limit: number;
  exceptId?: string;
}): Pick<Answered<unknown>, "state"> & { claims: ListedClaim[] } {
  const { slug, query, limit, exceptId } = ask;
  const { state, answer } = useAnswer({
    question: [slug, query, limit, exceptId].join("\n"),
    ask: () => findClaims({ slug, query, limit, exceptId }),
    pause: searchPause,
  });
  return { state, claims: answer ?? [] };
}
