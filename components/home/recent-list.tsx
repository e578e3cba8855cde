import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { RecentChange } from "@/lib/server/home/recent";

/** What changed, line by line: who did what, to which thing, when. */
export function RecentList({ slug, changes }: { slug: string; changes: readonly RecentChange[] }) {
  return (
    <ol aria-label="What changed" className="divide-y divide-rule border-y border-rule text-sm">
      {changes.map(({ seq, at, who, did, times, thing }) => (
        <li key={seq} className="py-2.5">
          <span className="font-medium">{who}</span> {did}
          {times > 1 && `, ${times} times`}
          {thing && (
            <>
              :{" "}
              {thing.path ? (
                <TextLink href={`/w/${slug}${thing.path}`} className="wrap-anywhere">
                  {thing.label}
                </TextLink>
              ) : (
                thing.label
              )}
              {thing.title && <span className="line-clamp-1 font-serif text-ink-muted">{thing.title}</span>}
            </>
          )}
          <span className="block text-ink-muted">
            <RelativeTime at={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
