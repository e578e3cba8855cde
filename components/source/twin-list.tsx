"use client";

import { MergeSource } from "@/components/source/merge-source";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { likenessWords } from "@/lib/domain/source/likeness";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { answerSuppositionAction } from "@/lib/server/source/actions";
import type { Twin } from "@/lib/server/source/list-twins";

/** Sources that may be the same work as this one, to be merged or kept apart. */
export function TwinList({
  slug,
  source,
  twins,
}: {
  slug: string;
  source: { id: string; title: string };
  twins: readonly Twin[];
}) {
  const { submit, problem } = useSubmit(sourceRefusalWords);
  const toast = useToast();
  return (
    <Notice
      className="mb-8"
      tone="info"
      title={twins.length === 1 ? "This may be here twice." : "This may be here more than once."}
    >
      <ul className="grid gap-3">
        {twins.map(({ id, title, likeness }) => (
          <li key={id} className="grid gap-2">
            <p>
              <TextLink href={`/w/${slug}/sources/${id}`}>{title}</TextLink>
              <span className="text-ink-muted"> has {likenessWords[likeness]}.</span>
            </p>
            <div className="flex flex-wrap gap-2">
              <MergeSource slug={slug} source={source} otherId={id} label="Compare and merge…" />
              <Button
                size="small"
                variant="quiet"
                aria-label={`“${title}” is not the same`}
                onClick={() =>
                  submit(
                    () => answerSuppositionAction(slug, { sourceId: source.id, otherId: id, kind: "not_same" }),
                    () => toast.say({ title: "The two are kept apart; this is not asked again." }),
                  )
                }
              >
                Not the same
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ProblemNote words={problem} />
    </Notice>
  );
}
