import { BatchProgress } from "@/components/inbox/batch-progress";
import { InboxList } from "@/components/inbox/inbox-list";
import { stateFilter } from "@/components/inbox/inbox-view";
import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { FilterBar } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchForm } from "@/components/ui/search-form";
import { batchStateWords, isOpen, leftOutWords, progressWords, type BatchKind } from "@/lib/domain/inbox/inbox-words";
import { problemWords } from "@/lib/domain/inbox/problem-words";
import { listHref } from "@/lib/domain/search/list-href";
import type { loadBatch } from "@/lib/server/inbox/loaders";

const titles = {
  url_list: "List of addresses",
  wordpress: "WordPress export",
  bring_in: "Brought in as proposed",
} as const satisfies Record<BatchKind, string>;

/** One long import: how far it is, what came of it, and what it left out. */
export function BatchView({
  slug,
  batch,
  who,
  params,
  list,
  mayImport,
}: { slug: string } & Awaited<ReturnType<typeof loadBatch>>) {
  const inbox = `/w/${slug}/articles/inbox`;
  const path = `${inbox}/${batch.id}`;
  const { after: _after, before: _before, ...filter } = params;
  const { q, state } = filter;
  const left = leftOutWords(batch.leftOut);
  const goes = isOpen(batch.state);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Articles", href: `/w/${slug}/articles` },
              { label: "Inbox", href: inbox },
              { label: titles[batch.kind] },
            ]}
          />
        }
        eyebrow={titles[batch.kind]}
        title={<span className="wrap-anywhere">{batch.name}</span>}
        meta={
          <>
            <span>
              Begun by {who} <RelativeTime at={batch.createdAt} />
            </span>
            {!goes && batch.problem === null && (
              <span className="figures">
                {batchStateWords[batch.state]}: {progressWords(batch)}
              </span>
            )}
          </>
        }
      >
        {left}
      </PageHeader>
      {batch.problem && (
        <Notice tone="warn" title={batchStateWords[batch.state]} className="mb-6">
          {problemWords(batch.problem)} {batch.done > 0 && `What was done before is kept: ${progressWords(batch)}.`}
        </Notice>
      )}
      <BatchProgress key={String(goes)} slug={slug} batchId={batch.id} figures={batch} mayCancel={mayImport} />
      {(list.total > 0 || q !== "" || state) && (
        <div className="mt-8">
          <SearchForm
            action={path}
            label="Search these items"
            defaultValue={q}
            placeholder="Words of the title or the address"
            keep={{ state }}
          />
          <div className="mt-4">
            <FilterBar action={path} filters={[stateFilter(params, "Any state")]} keep={{ q }} />
          </div>
          <ListSummary total={list.total} one="item" many="items" />
          {list.rows.length === 0 ? (
            <NothingFound what="items" typed={q} clearHref={path} />
          ) : (
            <InboxList
              key={listHref(path, { q, state, after: params.after, before: params.before })}
              slug={slug}
              items={list.rows}
              total={list.total}
              filter={filter}
              mayImport={mayImport}
            />
          )}
          <Pagination
            newerHref={list.newer && listHref(path, { q, state, before: list.newer })}
            olderHref={list.older && listHref(path, { q, state, after: list.older })}
          />
        </div>
      )}
    </>
  );
}
