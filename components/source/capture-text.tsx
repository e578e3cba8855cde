import { quoteSegments } from "@/lib/domain/evidence/quote-segments";

/** UTF-16 units of a copy that are shown at once; a browser lays out no more in good time. */
const mostShown = 300_000;

/**
 * The text of a copy with its quotes marked; the one that is asked for is the target of "#quote". Of a very long text the
 * part around that quote is shown.
 */
export function CaptureText({
  text,
  quotes,
  evidenceId,
}: {
  text: string;
  quotes: readonly { id: string; start: number; end: number }[];
  evidenceId: string | null;
}) {
  const wanted = quotes.find(({ id }) => id === evidenceId) ?? quotes[0];
  const from =
    text.length <= mostShown ? 0 : Math.max(0, Math.min((wanted?.start ?? 0) - mostShown / 2, text.length - mostShown));
  const to = Math.min(text.length, from + mostShown);
  const segments = quoteSegments({
    text: text.slice(from, to),
    ranges: quotes.map(({ id, start, end }) => ({ id, start: start - from, end: end - from })),
  });
  const target = segments.find(({ ids }) => wanted !== undefined && ids.includes(wanted.id));
  return (
    <div className="grid gap-3">
      {text.length > mostShown && (
        <p className="text-sm text-ink-muted">
          {`This copy is long: ${Math.round((100 * (to - from)) / text.length)} per cent of its text are shown here. The download has all of it.`}
        </p>
      )}
      <div
        data-start={from}
        className="measure font-serif text-lg leading-relaxed [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {segments.map((segment) => {
          const { start, text: words, ids } = segment;
          if (ids.length === 0) return words;
          const isWanted = wanted !== undefined && ids.includes(wanted.id);
          return (
            <mark
              key={start}
              id={segment === target ? "quote" : undefined}
              className={
                isWanted
                  ? "scroll-mt-24 bg-highlight text-ink underline decoration-accent decoration-2 underline-offset-4"
                  : "bg-wash text-ink"
              }
            >
              {words}
            </mark>
          );
        })}
      </div>
    </div>
  );
}
