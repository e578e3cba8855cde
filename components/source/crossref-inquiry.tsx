"use client";

import { Button } from "@/components/ui/button";
import { DayText } from "@/components/ui/day-text";
import { ProblemNote } from "@/components/ui/problem-note";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { inquiryProblemWords, inquiryRefusalWords } from "@/lib/domain/source/inquiry-words";
import { askAboutSourceAction } from "@/lib/server/source/actions";
import type { InquiryOfPage } from "@/lib/server/source/status-report/data";

const dayOf = (at: Date) => new Date(at).toISOString().slice(0, 10);

/** When Crossref was asked about a source and what it said; whoever may can ask it now. */
export function CrossrefInquiry({
  slug,
  sourceId,
  inquiry,
  notices,
  mayAsk,
}: {
  slug: string;
  sourceId: string;
  inquiry: InquiryOfPage;
  /** Notices that it has told of. */
  notices: number;
  mayAsk: boolean;
}) {
  const { submit, pending, problem } = useSubmit(inquiryRefusalWords);
  const toast = useToast();
  const { askedAt, failure } = inquiry;
  return (
    <div className="mt-4 grid gap-2 text-sm">
      <p className="measure text-ink-muted">
        {askedAt ? (
          <>
            Crossref was last asked on <DayText on={dayOf(askedAt)} />: {saidOf({ inquiry, notices })}
          </>
        ) : (
          <>
            Crossref has not yet said whether this was retracted or corrected.
            {inquiry.goesOn && !failure && " Plumbline asks by itself."}
          </>
        )}
      </p>
      {failure && (
        <p className="measure text-warn">
          The last try, on <DayText on={dayOf(failure.at)} />, brought no answer: {inquiryProblemWords[failure.problem]}
          .{inquiry.goesOn && " Plumbline tries again by itself."}
        </p>
      )}
      {mayAsk && (
        <div>
          <Button
            size="small"
            disabled={pending}
            onClick={() =>
              submit(
                () => askAboutSourceAction(slug, { sourceId }),
                ({ open }) =>
                  toast.say({
                    title:
                      open === 0
                        ? "Crossref has answered: nothing waits for a decision."
                        : "Crossref reports a notice on this source. It stands at the head of the page.",
                  }),
              )
            }
          >
            {pending ? "Asking Crossref…" : "Ask Crossref for retractions"}
          </Button>
        </div>
      )}
      <ProblemNote words={problem} />
    </div>
  );
}

function saidOf({ inquiry, notices }: { inquiry: InquiryOfPage; notices: number }): string {
  if (notices > 0) return notices === 1 ? "1 notice on this source." : `${notices} notices on this source.`;
  return inquiry.isRegistered
    ? "nothing reported."
    : "it does not keep this DOI, so it cannot say what became of this source.";
}
