import { DayText } from "@/components/ui/day-text";
import { TextLink } from "@/components/ui/text-link";
import type { TimelineDay, TimelineKind } from "@/lib/domain/timeline/timeline";

/** Told by a sign as well as by the words: hollow for what others did, full for what the team did. */
const isOurs: Record<TimelineKind, boolean> = {
  source: false,
  claimed: false,
  appeared: false,
  capture: true,
  revealed: true,
  settled: true,
  published: true,
};

/** What happened to a claim and its evidence, in the order of time. */
export function ClaimTimeline({ slug, days }: { slug: string; days: readonly TimelineDay[] }) {
  return (
    <ol className="grid text-sm">
      {days.map(({ on, entries }) => (
        <li key={on} className="grid grid-cols-[8.5rem_1rem_minmax(0,1fr)] gap-x-3">
          <span className="py-1.5 text-right text-ink-muted figures">
            <DayText on={on} />
          </span>
          <span aria-hidden="true" className="mx-auto w-px bg-rule-strong" />
          <ul className="grid gap-1 py-1.5">
            {entries.map(({ kind, words, path }) => (
              <li key={`${kind} ${words} ${path}`} className="relative min-w-0">
                <svg
                  viewBox="0 0 10 10"
                  aria-hidden="true"
                  className="absolute top-1.5 -left-6.25 size-2.5 text-accent"
                >
                  <circle
                    cx="5"
                    cy="5"
                    r="4"
                    fill={isOurs[kind] ? "currentColor" : "var(--paper)"}
                    stroke="currentColor"
                    strokeWidth="1.5"
                  />
                </svg>
                {path ? <TextLink href={`/w/${slug}${path}`}>{words}</TextLink> : words}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
