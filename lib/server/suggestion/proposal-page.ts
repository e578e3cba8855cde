import type { WorkspaceId } from "@/lib/domain/actor";
import type { PassageProposal } from "@/lib/domain/suggestion/suggest-for-article";
import { knownClaimants } from "@/lib/server/suggestion/data";
import { proposalsOf } from "@/lib/server/suggestion/proposals";

/** Passages whose proposals are sent at once. */
export const pageSize = 100;

export type ProposalPage = {
  proposals: PassageProposal[];
  /** With the first page: whether each passage of the version is worth checking, "1" or "0". */
  worth: string | null;
};

/** Proposals for the passages `from` to `from + pageSize`, with claimants as the workspace writes them. Null as `proposalsOf`. */
export async function listProposals({
  workspaceId,
  articleVersionId,
  from,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
  /** Index of a passage. */
  from: number;
}): Promise<ProposalPage | null> {
  const all = await proposalsOf({ workspaceId, articleVersionId });
  if (!all) return null;
  const page = all.slice(from, from + pageSize);
  const names = page.flatMap(({ suggestions, whole }) =>
    [whole, ...suggestions].flatMap(({ claimant }) => claimant ?? []),
  );
  const known = await knownClaimants({ workspaceId, names });
  const asKnown = <T extends { claimant: string | null }>(draft: T): T => {
    const name = draft.claimant && known.get(draft.claimant.toLowerCase().replace(/^the /u, ""));
    return name ? { ...draft, claimant: name } : draft;
  };
  return {
    proposals: page.map((proposal) => ({
      ...proposal,
      suggestions: proposal.suggestions.map(asKnown),
      whole: asKnown(proposal.whole),
    })),
    worth: from === 0 ? all.map(({ isCheckable }) => (isCheckable ? "1" : "0")).join("") : null,
  };
}
