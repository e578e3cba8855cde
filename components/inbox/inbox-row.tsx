"use client";

import type { ItemActs } from "@/components/inbox/use-item-acts";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DayText } from "@/components/ui/day-text";
import { ListRow } from "@/components/ui/list-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { itemStateWords, type ItemState } from "@/lib/domain/inbox/inbox-words";
import { problemWords } from "@/lib/domain/inbox/problem-words";
import type { ListedItem } from "@/lib/server/inbox/list-inbox";

const tones = {
  fetching: "plain",
  waiting: "accent",
  storing: "plain",
  stored: "ok",
  dismissed: "plain",
  failed: "warn",
} as const satisfies Record<ItemState, Tone>;

/** One item of the inbox. `acts` is null for people who may only look, `onTick` for what cannot be chosen. */
export function InboxRow({
  slug,
  item,
  acts,
  isTicked,
  onTick,
}: {
  slug: string;
  item: ListedItem;
  acts: ItemActs | null;
  isTicked: boolean;
  onTick: ((change: { on: boolean; range: boolean }) => void) | null;
}) {
  const { title, url, authors, publishedOn, state, problem, from, article, createdAt } = item;
  const name = title || (url ? shortAddress(url) : "Without a title");
  return (
    <ListRow
      number={
        onTick && (
          <input
            type="checkbox"
            className="tick"
            aria-label={`Choose ${name}`}
            checked={isTicked}
            // The change event knows nothing of Shift; the click, which Space makes as well, does.
            onClick={(event) => onTick({ on: event.currentTarget.checked, range: event.shiftKey })}
            onChange={() => {}}
          />
        )
      }
      title={
        title === "" && url ? (
          // A page that was not fetched has no title yet; its address stands for it.
          <a href={url} rel="noreferrer" className="wrap-anywhere underline-offset-4 hover:underline">
            {name}
          </a>
        ) : (
          <span className="wrap-anywhere">{name}</span>
        )
      }
      meta={[
        title !== "" && url && (
          <a key="url" href={url} rel="noreferrer" className="link wrap-anywhere">
            {shortAddress(url)}
          </a>
        ),
        authors.slice(0, 2).join(", ") + (authors.length > 2 ? " and others" : ""),
        publishedOn && <DayText on={publishedOn} />,
        <span key="from" className="wrap-anywhere">
          {from}, <RelativeTime at={createdAt} />
        </span>,
      ]}
      trailing={[
        // Most of the list waits: a mark on every row would say nothing.
        state === "waiting" ? null : (
          <Badge key="state" tone={tones[state]}>
            {itemStateWords[state]}
          </Badge>
        ),
      ]}
      actions={<RowActs slug={slug} item={item} name={name} acts={acts} />}
    >
      {(problem || (article && !article.isOwn)) && (
        <p className="measure text-sm text-ink-muted">
          {problem && problemWords(problem)}{" "}
          {article && !article.isOwn && (
            <>
              {problem !== "already_article" && "This address is an article here already: "}
              <TextLink href={`/w/${slug}/articles/${article.id}`}>{article.title}</TextLink>
            </>
          )}
        </p>
      )}
    </ListRow>
  );
}

function RowActs({ slug, item, name, acts }: { slug: string; item: ListedItem; name: string; acts: ItemActs | null }) {
  const { id, state, article, importId } = item;
  const choice = { itemIds: [id] };
  const about = <span className="sr-only">: {name}</span>;
  if (state === "stored" && article)
    return (
      <ButtonLink size="small" variant="quiet" href={`/w/${slug}/articles/${article.id}`}>
        Open the article{about}
      </ButtonLink>
    );
  if (!acts) return null;
  if (state === "dismissed")
    return (
      <Button size="small" variant="quiet" onClick={() => void acts.restore(choice)}>
        Bring back{about}
      </Button>
    );
  const open = (
    <Button
      size="small"
      variant="quiet"
      pending={acts.pending === id}
      pendingLabel="Opening…"
      onClick={() => void acts.open(id)}
    >
      Look at it{about}
    </Button>
  );
  if (state === "failed")
    return (
      <>
        {importId && open}
        <Button size="small" variant="quiet" onClick={() => void acts.retry(choice)}>
          Try again{about}
        </Button>
      </>
    );
  if (state !== "waiting") return null;
  return (
    <>
      {open}
      <Button size="small" variant="quiet" onClick={() => void acts.dismiss(choice)}>
        Dismiss{about}
      </Button>
    </>
  );
}

/** "post.example/2026/beds": without what every address begins with, and not longer than a line. */
function shortAddress(url: string): string {
  const short = url.replace(/^https?:\/\/(www\.)?/u, "").replace(/\/$/u, "");
  return short.length > 70 ? `${short.slice(0, 69)}…` : short;
}
