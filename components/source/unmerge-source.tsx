"use client";

import { StepButton } from "@/components/ui/step-button";
import { useToast } from "@/components/ui/toast";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { unmergeSourceAction } from "@/lib/server/source/actions";

/** Undoes a merge, and says in words why it cannot be undone at the moment. */
export function UnmergeSource({ slug, source }: { slug: string; source: { id: string; title: string } }) {
  const toast = useToast();
  return (
    <StepButton
      words={sourceRefusalWords}
      pendingLabel="Undoing…"
      label={`Undo the merge of “${source.title}”`}
      run={() => unmergeSourceAction(slug, { absorbedId: source.id })}
      onDone={() => toast.say({ title: "The two sources stand for themselves again." })}
    >
      Undo the merge
    </StepButton>
  );
}
