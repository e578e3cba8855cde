import { List, ListRow } from "@/components/ui/list-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DoubtGroup, ReaderReport } from "@/lib/server/queue/doubts";

/** The head of what is in doubt, one line for each change and each report; the queue has the whole of it. */
export function DoubtDigest({
  slug,
  doubts,
  reports,
}: {
  slug: string;
  doubts: { groups: readonly DoubtGroup[]; more: boolean } | null;
  reports: { shown: readonly ReaderReport[]; more: boolean } | null;
}) {
  const queue = `/w/${slug}/queue`;
  return (
    <>
      <List label="In doubt">
        {doubts?.groups.map(({ key, what, about, lineTotal, since }) => (
          <ListRow
            key={key}
            face="sans"
            title={about?.mark ? `${what}: ${about.mark.toLowerCase()}` : what}
            href={`${queue}#doubts`}
            meta={[
              lineTotal === 1 ? "1 thing rests on it" : `${lineTotal} things rest on it`,
              <RelativeTime key="since" at={since} />,
            ]}
          >
            {about && <p className="line-clamp-2 measure font-serif">{about.title || about.label}</p>}
          </ListRow>
        ))}
        {reports?.shown.map(({ id, message, createdAt }) => (
          <ListRow
            key={id}
            face="sans"
            title="A reader reports an error"
            href={`${queue}#reports`}
            meta={[<RelativeTime key="at" at={createdAt} />]}
          >
            <p className="line-clamp-2 measure font-serif">{message}</p>
          </ListRow>
        ))}
      </List>
      {(doubts?.more || reports?.more) && <p className="mt-3 text-sm text-ink-muted">There is more in the queue.</p>}
    </>
  );
}
