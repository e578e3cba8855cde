import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { OtherWordsNote } from "@/components/search/other-words-note";
import { OwnDrafts } from "@/components/search/own-drafts";
import { ButtonLink } from "@/components/ui/button-link";
import { DayText } from "@/components/ui/day-text";
import { EmptyState } from "@/components/ui/empty-state";
import { List, ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchForm } from "@/components/ui/search-form";
import { TabLinks } from "@/components/ui/tab-links";
import { coveragePercent } from "@/lib/domain/article/coverage-words";
import { listHref } from "@/lib/domain/search/list-href";
import type { ArticleListParams } from "@/lib/domain/search/list-params";
import type { OwnDraft } from "@/lib/server/article/list-own-drafts";
import type { ArticleList, ListedArticle } from "@/lib/server/search/list-articles";

export function ArticleListView({
  slug,
  params,
  list,
  drafts,
  mayImport,
}: {
  slug: string;
  params: ArticleListParams;
  list: ArticleList;
  /** What the person is looking through, where it belongs to what is asked for. */
  drafts: readonly OwnDraft[];
  mayImport: boolean;
}) {
  const path = `/w/${slug}/articles`;
  const { after: _after, before: _before, ...kept } = params;
  const { q, archived } = kept;
  const bringIn = (
    <ButtonLink variant="primary" href={`${path}/new`}>
      Bring an article in
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Articles" actions={mayImport && bringIn}>
        The texts under examination. Coverage is the share of each text that somebody has decided on.
      </PageHeader>
      <TabLinks
        label="Articles"
        links={[
          { href: listHref(path, { q }), label: "Worked on", current: archived !== "yes" },
          { href: listHref(path, { q, archived: "yes" }), label: "Archive", current: archived === "yes" },
          { href: `${path}/inbox`, label: "Inbox", current: false },
          { href: `${path}/inbox/feeds`, label: "Watched feeds", current: false },
        ]}
      />
      <div className="mt-6">
        <OwnDrafts slug={slug} drafts={drafts} />
        {list.total === 0 && q === "" ? (
          <NoArticles archived={archived === "yes"} />
        ) : (
          <>
            <SearchForm
              action={path}
              label="Search articles"
              defaultValue={q}
              placeholder="Words of the title or the publisher"
              keep={{ archived }}
            />
            {list.other && <OtherWordsNote typed={q} other={list.other} />}
            <ListSummary total={list.total} one="article" many="articles" />
            {list.rows.length === 0 ? (
              <NothingFound what="articles" typed={q} clearHref={listHref(path, { archived })} />
            ) : (
              <List label="Articles">
                {list.rows.map((article) => (
                  <ArticleRow key={article.id} slug={slug} article={article} />
                ))}
              </List>
            )}
            <Pagination
              newerHref={list.newer && listHref(path, { ...kept, before: list.newer })}
              olderHref={list.older && listHref(path, { ...kept, after: list.older })}
            />
          </>
        )}
      </div>
    </>
  );
}

function ArticleRow({ slug, article }: { slug: string; article: ListedArticle }) {
  const percent = coveragePercent(article.coverage);
  return (
    <ListRow
      title={article.title}
      href={`/w/${slug}/articles/${article.id}`}
      meta={[
        article.publisher,
        article.authors.slice(0, 3).join(", ") + (article.authors.length > 3 ? " and others" : ""),
        article.publishedOn && <DayText on={article.publishedOn} />,
        <>
          brought in <RelativeTime at={article.createdAt} />
        </>,
        article.archivedAt && (
          <>
            archived <RelativeTime at={article.archivedAt} />
          </>
        ),
        article.toConfirm > 0 && (
          <strong className="font-medium text-warn">
            {article.toConfirm === 1 ? "1 place to confirm" : `${article.toConfirm} places to confirm`}
          </strong>
        ),
      ]}
      trailing={[
        <span key="claims" className="whitespace-nowrap figures">
          {article.claims === 1 ? "1 claim" : `${article.claims} claims`}
        </span>,
        percent === null ? (
          <span className="text-ink-muted">Nothing to decide</span>
        ) : (
          <CoverageBar percent={percent} />
        ),
      ]}
    />
  );
}

/** A short line that fills up, with its figure. */
function CoverageBar({ percent }: { percent: number }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap figures">
      <svg viewBox="0 0 60 4" aria-hidden="true" className="h-1 w-15 flex-none">
        <rect width="60" height="4" rx="2" className="fill-rule" />
        <rect width={(60 * percent) / 100} height="4" rx="2" className="fill-accent" />
      </svg>
      {percent}% decided
    </span>
  );
}

function NoArticles({ archived }: { archived: boolean }) {
  if (archived) {
    return (
      <EmptyState title="The archive is empty">
        Editors put articles here that nobody works on any more. Their claims stay, and an article can be taken out
        again.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No articles yet">
      Bring in the text that is to be checked: paste it, upload a file, or give its address. You look it through before
      anything is stored.
    </EmptyState>
  );
}
