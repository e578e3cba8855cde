"use client";

import { useState } from "react";
import type { ClaimDraft } from "@/components/article/claim-form";
import type { Chosen } from "@/components/article/reader-types";
import { asOneLine } from "@/lib/domain/claim/claim-fields";

type TextRange = { start: number; end: number };

/** Names a run of the text. */
export function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}

function firstDraft({ exact }: Chosen): ClaimDraft {
  return { statement: asOneLine(exact), type: "other", claimantName: "", claimedOn: "", checkWorthiness: "unrated" };
}

/** What was typed about each run of the text: closing the form and coming back to the same words loses nothing. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ClaimDraft>>(new Map());
  return {
    of: (chosen: Chosen): ClaimDraft => drafts.get(keyOf(chosen)) ?? firstDraft(chosen),
    isTouched: (chosen: Chosen): boolean => {
      const draft = drafts.get(keyOf(chosen));
      return draft !== undefined && JSON.stringify(draft) !== JSON.stringify(firstDraft(chosen));
    },
    keep: (range: TextRange, draft: ClaimDraft) => setDrafts((known) => new Map(known).set(keyOf(range), draft)),
    forget: (range: TextRange) =>
      setDrafts((known) => {
        const rest = new Map(known);
        rest.delete(keyOf(range));
        return rest;
      }),
  };
}
