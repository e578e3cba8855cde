"use client";

import { StepButton } from "@/components/ui/step-button";
import { useToast } from "@/components/ui/toast";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { unmergeClaimAction } from "@/lib/server/claim/actions";

/** Undoes a merge, and says in words why it cannot be undone at the moment. */
export function UnmergeButton({ slug, claim }: { slug: string; claim: { id: string; number: number } }) {
  const toast = useToast();
  return (
    <StepButton
      words={claimRefusalWords}
      pendingLabel="Undoing…"
      run={() => unmergeClaimAction(slug, { absorbedId: claim.id })}
      onDone={() => toast.say({ title: `Claim ${claim.number} stands for itself again.` })}
    >
      Undo the merge
    </StepButton>
  );
}
