"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PassageProposal } from "@/components/split/split-types";
import { loadProposalsAction } from "@/lib/server/suggestion/actions";
import type { ProposalPage } from "@/lib/server/suggestion/proposal-page";

/** Passages of one page, as the server cuts them. */
const pageSize = 100;

/** What is proposed, loaded a page at a time for the passages that come near. A page that fails is asked for again when it is wanted again. */
export function useProposals({
  slug,
  versionId,
  firstPage,
}: {
  slug: string;
  versionId: string;
  firstPage: ProposalPage | null;
}): {
  proposals: ReadonlyMap<number, PassageProposal>;
  /** Whether each passage is worth checking, "1" or "0"; null until it is known. */
  worth: string | null;
  want: (index: number) => void;
} {
  const [proposals, setProposals] = useState<ReadonlyMap<number, PassageProposal>>(
    () => new Map(firstPage?.proposals.map((proposal, index) => [index, proposal])),
  );
  const [worth, setWorth] = useState(firstPage?.worth ?? null);
  const asked = useRef(new Set(firstPage ? [0] : []));

  const want = useCallback(
    (index: number) => {
      const page = Math.floor(index / pageSize);
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const from = page * pageSize;
      loadProposalsAction(slug, { articleVersionId: versionId, from }).then(
        (answer) => {
          if (!answer.ok) return asked.current.delete(page);
          if (answer.worth !== null) setWorth(answer.worth);
          return setProposals((known) => {
            const next = new Map(known);
            answer.proposals.forEach((proposal, at) => next.set(from + at, proposal));
            return next;
          });
        },
        () => asked.current.delete(page),
      );
    },
    [slug, versionId],
  );

  useEffect(() => want(0), [want]);
  return { proposals, worth, want };
}
