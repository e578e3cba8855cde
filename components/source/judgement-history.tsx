import { DayText } from "@/components/ui/day-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { reliabilityWords } from "@/lib/domain/source/reliability";
import { statusWords } from "@/lib/domain/source/status";
import { isSafeHref } from "@/lib/text/safe-href";
import type { JudgementOfPage } from "@/lib/server/source/list-judgements";

/** What was said of a source so far, the newest first; the standing one is told above and is not repeated. */
export function JudgementHistory({ judgements }: { judgements: readonly JudgementOfPage[] }) {
  if (judgements.length < 2) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer py-1 text-ink-muted">{`History: ${judgements.length} entries`}</summary>
      <ol className="mt-2 grid gap-3 border-l-2 border-rule pl-4">
        {judgements.map((judgement) => (
          <li key={judgement.id} className="grid gap-0.5">
            <p>
              <span className="font-medium">{saidOf(judgement)}</span>
              {judgement.on && (
                <>
                  {", "}
                  <DayText on={judgement.on} />
                </>
              )}
            </p>
            {judgement.reason && <p className="measure whitespace-pre-line">{judgement.reason}</p>}
            {judgement.url && isSafeHref(judgement.url) && (
              <a className="link wrap-anywhere" href={judgement.url} rel="noreferrer">
                {judgement.url}
              </a>
            )}
            <p className="text-ink-muted">
              {judgement.by}, <RelativeTime at={judgement.createdAt} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function saidOf({ kind, fromValue, toValue }: JudgementOfPage): string {
  const words = (value: string): string =>
    kind === "status"
      ? statusWords[value as keyof typeof statusWords].label
      : `${value} (${reliabilityWords[value as keyof typeof reliabilityWords].toLowerCase()})`;
  return fromValue === null || fromValue === toValue ? words(toValue) : `From ${words(fromValue)} to ${words(toValue)}`;
}
