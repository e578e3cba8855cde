"use client";

import { Button } from "@/components/ui/button";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { sourceRefusalWords } from "@/lib/domain/source/refusal-words";
import { addDerivationAction, answerSuppositionAction } from "@/lib/server/source/actions";
import type { UpstreamHint } from "@/lib/server/source/upstream-hints/list-hints";

/** Sources that this one may take its matter from, each to be recorded or said no to. */
export function UpstreamHints({
  slug,
  sourceId,
  hints,
  isReading,
}: {
  slug: string;
  sourceId: string;
  hints: readonly UpstreamHint[];
  /** Stored copies are still being read. */
  isReading: boolean;
}) {
  const { submit, pending, problem } = useSubmit(sourceRefusalWords);
  const toast = useToast();
  if (hints.length === 0 && !isReading) return null;
  return (
    <div className="grid gap-2 text-sm">
      <h3 className="font-medium">It may rest on these</h3>
      {isReading && (
        <p className="text-ink-muted">Stored copies are being read for what they cite. Reload the page in a moment.</p>
      )}
      <ul className="divide-y divide-rule" aria-label="Suggestions">
        {hints.map(({ source, cites, passage }) => (
          <li key={source.id} className="grid gap-2 py-3">
            <p className="wrap-anywhere">
              <TextLink href={`/w/${slug}/sources/${source.id}`}>{source.title}</TextLink>{" "}
              <span className="text-ink-muted">{source.authorDate}</span>
            </p>
            {cites && (
              <p className="text-ink-muted">{`A stored copy names its ${cites === "doi" ? "DOI" : "web address"}.`}</p>
            )}
            {passage && (
              <>
                <p className="text-ink-muted">{`Stored copies of both have ${passage.words} words in a row in common:`}</p>
                <blockquote className="border-l-2 border-rule-strong pl-3 font-serif">{passage.text}</blockquote>
              </>
            )}
            <div className="flex flex-wrap gap-2">
              <Button
                size="small"
                disabled={pending}
                aria-label={`It rests on this: “${source.title}”`}
                onClick={() =>
                  submit(
                    () =>
                      addDerivationAction(slug, {
                        fromSourceId: sourceId,
                        toSourceId: source.id,
                        kind: "derived_from",
                        note: "",
                      }),
                    () => toast.say({ title: "Recorded; where origins are counted, the two are one." }),
                  )
                }
              >
                It rests on this
              </Button>
              <Button
                size="small"
                variant="quiet"
                disabled={pending}
                aria-label={`It does not: “${source.title}”`}
                onClick={() =>
                  submit(
                    () => answerSuppositionAction(slug, { sourceId, otherId: source.id, kind: "not_upstream" }),
                    () => toast.say({ title: "This is not suggested again." }),
                  )
                }
              >
                It does not
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ProblemNote words={problem} />
    </div>
  );
}
