"use client";

import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { unmergeSourceAction } from "@/lib/server/source/actions";

/** Undoes a merge, and says in words why it cannot be undone at the moment. */
export function UnmergeSource({ slug, source }: { slug: string; source: { id: string; title: string } }) {
  const { submit, pending, problem } = useSubmit(sourceRefusalWords);
  const toast = useToast();
  return (
    <div className="grid gap-2">
      <div>
        <Button
          size="small"
          pending={pending}
          pendingLabel="Undoing…"
          aria-label={`Undo the merge of “${source.title}”`}
          onClick={() =>
            submit(
              () => unmergeSourceAction(slug, { absorbedId: source.id }),
              () => toast.say({ title: "The two sources stand for themselves again." }),
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
