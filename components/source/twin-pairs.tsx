"use client";

import { MergeSource } from "@/components/source/merge-source";
import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextLink } from "@/components/ui/text-link";
import { useSubmit } from "@/components/ui/use-submit";
import { likenessWords } from "@/lib/domain/source/likeness";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { answerSuppositionAction } from "@/lib/server/source/actions";
import type { TwinPair } from "@/lib/server/source/list-twin-pairs";

/** Pairs of sources that may be the same work, each to be merged or kept apart. */
export function TwinPairs({ slug, pairs, mayMerge }: { slug: string; pairs: readonly TwinPair[]; mayMerge: boolean }) {
  const { submit, problem } = useSubmit(sourceRefusalWords);
  return (
    <div className="grid gap-4">
      <ProblemNote words={problem} />
      <ul aria-label="Possible duplicates" className="divide-y divide-rule border-y border-rule">
        {pairs.map(({ one, other, likeness }) => (
          <li key={`${one.id} ${other.id}`} className="grid gap-3 py-4">
            <p className="text-sm text-ink-muted">{`Both have ${likenessWords[likeness]}.`}</p>
            <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
              {[one, other].map(({ id, title, authorDate }) => (
                <div key={id} className="min-w-0">
                  <p className="font-serif leading-snug wrap-anywhere">
                    <TextLink href={`/w/${slug}/sources/${id}`}>{title}</TextLink>
                  </p>
                  <p className="text-sm text-ink-muted">{authorDate}</p>
                </div>
              ))}
            </div>
            {mayMerge && (
              <div className="flex flex-wrap gap-2">
                <MergeSource
                  slug={slug}
                  source={{ id: one.id, title: one.title }}
                  otherId={other.id}
                  label="Compare and merge…"
                />
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`“${one.title}” and “${other.title}” are not the same`}
                  onClick={() =>
                    submit(() =>
                      answerSuppositionAction(slug, { sourceId: one.id, otherId: other.id, kind: "not_same" }),
                    )
                  }
                >
                  Not the same
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
