import { List, ListRow } from "@/components/ui/list-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WaitingItem } from "@/lib/domain/queue/waiting";

/** Things that wait: each line says what to do and leads to where it is done. */
export function WaitingList({ slug, label, items }: { slug: string; label: string; items: readonly WaitingItem[] }) {
  return (
    <List label={label}>
      {items.map((item) => (
        <ListRow
          key={item.key}
          title={item.todo}
          face="sans"
          href={`/w/${slug}${item.path}`}
          trailing={[
            <span key="since" className="text-ink-muted">
              <RelativeTime at={item.since} />
            </span>,
          ]}
        >
          <p className="line-clamp-2 measure font-serif text-pretty">
            {item.number !== null && (
              <span className="mr-2 font-sans text-sm text-ink-muted figures">{item.number}</span>
            )}
            {item.title}
          </p>
        </ListRow>
      ))}
    </List>
  );
}
