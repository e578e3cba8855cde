import { ReplyForm } from "@/components/review/reply-form";
import { DayText } from "@/components/ui/day-text";
import { Section } from "@/components/ui/section";
import type { ReplyOfPanel } from "@/lib/server/review/data";

/** Who was asked for a reply, when, and what they answered. */
export function Replies({
  slug,
  claimId,
  viewerId,
  replies,
  mayRecord,
}: {
  slug: string;
  claimId: string;
  viewerId: string;
  replies: readonly ReplyOfPanel[];
  mayRecord: boolean;
}) {
  return (
    <Section title="Right of reply" level={3} className="mt-8">
      {replies.length === 0 ? (
        <p className="mb-3 measure text-sm text-ink-muted">
          Nobody has been asked yet. Whoever is concerned should have the chance to answer before the verdict is
          published; it is printed with it.
        </p>
      ) : (
        <ul className="mb-3 divide-y divide-rule border-y border-rule">
          {replies.map(({ id, askedWhom, askedOn, answer, answeredOn, updatedAt }) => (
            <li key={id} className="grid gap-2 py-3">
              <p className="text-sm">
                <span className="font-medium">{askedWhom}</span>, asked on <DayText on={askedOn} />
                {answeredOn ? (
                  <>
                    , answered on <DayText on={answeredOn} />
                  </>
                ) : (
                  "; no answer so far"
                )}
              </p>
              {answer && <p className="measure border-l-2 border-rule pl-4 font-serif whitespace-pre-line">{answer}</p>}
              {mayRecord && (
                <ReplyForm
                  slug={slug}
                  claimId={claimId}
                  viewerId={viewerId}
                  reply={{
                    id,
                    updatedAt,
                    fields: { askedWhom, askedOn, answer: answer ?? "", answeredOn: answeredOn ?? "" },
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRecord && <ReplyForm slug={slug} claimId={claimId} viewerId={viewerId} reply={null} />}
    </Section>
  );
}
