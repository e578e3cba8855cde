"use client";

import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { unmergeClaimAction } from "@/lib/server/claim/actions";

/** Undoes a merge, and says in words why it cannot be undone at the moment. */
export function UnmergeButton({ slug, claim }: { slug: string; claim: { id: string; number: number } }) {
  const { submit, pending, problem } = useSubmit(claimRefusalWords);
  const toast = useToast();
  return (
    <div className="grid gap-2">
      <div>
        <Button
          size="small"
          pending={pending}
          pendingLabel="Undoing…"
          onClick={() =>
            submit(
              () => unmergeClaimAction(slug, { absorbedId: claim.id }),
              () => toast.say({ title: `Claim ${claim.number} stands for itself again.` }),
            )
          }
        >
          Undo the merge
        </Button>
      </div>
      <ProblemNote words={problem} />
    </div>
  );
}
