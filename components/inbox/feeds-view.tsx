import { FeedActs } from "@/components/inbox/feed-acts";
import { InboxTabs } from "@/components/inbox/inbox-tabs";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { List, ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { problemWords } from "@/lib/domain/inbox/problem-words";
import type { ShownFeed } from "@/lib/server/inbox/data";

/** The feeds that are watched, what each has brought, and why one cannot be read. */
export function FeedsView({ slug, feeds, mayImport }: { slug: string; feeds: ShownFeed[]; mayImport: boolean }) {
  const watch = (
    <ButtonLink href={`/w/${slug}/articles/new?several=feed#several`} variant="primary">
      Watch a feed
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Watched feeds" actions={mayImport && feeds.length > 0 && watch}>
        Each is read every few hours. What is new in it waits in the inbox and becomes an article only when somebody
        brings it in.
      </PageHeader>
      <InboxTabs slug={slug} current="feeds" />
      <div className="mt-6">
        {feeds.length === 0 ? (
          <EmptyState title="No feeds are watched" action={mayImport && watch}>
            Most newspapers and blogs publish one. Give the address of the website or of the feed itself, and new
            articles wait in the inbox as they appear.
          </EmptyState>
        ) : (
          <List label="Watched feeds">
            {feeds.map((feed) => (
              <FeedRow key={feed.id} slug={slug} feed={feed} mayImport={mayImport} />
            ))}
          </List>
        )}
      </div>
    </>
  );
}

function FeedRow({ slug, feed, mayImport }: { slug: string; feed: ShownFeed; mayImport: boolean }) {
  const { id, title, url, waiting, problem, lastReadAt, nextReadAt, stoppedAt } = feed;
  return (
    <ListRow
      title={<span className="wrap-anywhere">{title}</span>}
      face="sans"
      meta={[
        <a key="url" href={url} rel="noreferrer" className="link wrap-anywhere">
          {url.replace(/^https?:\/\//u, "")}
        </a>,
        lastReadAt && (
          <>
            read <RelativeTime at={lastReadAt} />
          </>
        ),
        nextReadAt && (
          <>
            next <RelativeTime at={nextReadAt} absolute />
          </>
        ),
      ]}
      trailing={[
        waiting === 0 ? (
          <span className="text-ink-muted">Nothing waits</span>
        ) : (
          <TextLink key="waiting" href={`/w/${slug}/articles/inbox?feed=${id}`} className="whitespace-nowrap figures">
            {waiting === 1 ? "1 item waits" : `${waiting} items wait`}
          </TextLink>
        ),
        stoppedAt ? <Badge>Stopped</Badge> : problem ? <Badge tone="warn">Cannot be read</Badge> : null,
      ]}
      actions={mayImport && <FeedActs slug={slug} feedId={id} title={title} url={url} isStopped={stoppedAt !== null} />}
    >
      {problem && <p className="measure text-sm text-ink-muted">{problemWords(problem)}</p>}
    </ListRow>
  );
}
