"use client";

import { useEffect, useState } from "react";
import { findClaims, type ListedClaim } from "@/components/claim/find-claims";

/** Pause after the last letter before the server is asked; milliseconds. */
const pause = 300;

export type FoundClaims = { query: string; state: "waiting" | "failed" | "found"; claims: ListedClaim[] };

/** Looks for claims a moment after the last letter; an answer to letters that have changed since is dropped. */
export function useFoundClaims(ask: { slug: string; query: string; limit: number; exceptId?: string }): FoundClaims {
  const { slug, query, limit, exceptId } = ask;
  const [found, setFound] = useState<FoundClaims>({ query, state: "waiting", claims: [] });
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      findClaims({ slug, query, limit, exceptId }).then(
        (claims) => isCurrent && setFound({ query, state: "found", claims }),
        () => isCurrent && setFound({ query, state: "failed", claims: [] }),
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [slug, query, limit, exceptId]);
  return found.query === query ? found : { ...found, state: "waiting" };
}
