import { BatchProgress } from "@/components/inbox/batch-progress";
import { InboxList } from "@/components/inbox/inbox-list";
import { InboxTabs } from "@/components/inbox/inbox-tabs";
import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, type Filter } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { TextLink } from "@/components/ui/text-link";
import type { InboxListParams } from "@/lib/domain/inbox/inbox-params";
import { itemStates, itemStateWords } from "@/lib/domain/inbox/inbox-words";
import { listHref } from "@/lib/domain/search/list-href";
import type { loadInbox } from "@/lib/server/inbox/loaders";

type Inbox = Awaited<ReturnType<typeof loadInbox>>;

/** All that waits to become an article. */
export function InboxView({ slug, params, list, open, batches, feeds, mayImport }: { slug: string } & Inbox) {
  const path = `/w/${slug}/articles/inbox`;
  const { after: _after, before: _before, ...filter } = params;
  const { q, ...filters } = filter;
  const inUse = q !== "" || Object.values(filters).some(Boolean);
  const troubled = feeds.filter(({ problem, isStopped }) => problem && !isStopped).length;
  const several = (
    <ButtonLink href={`/w/${slug}/articles/new#several`} variant={list.total === 0 ? "primary" : "secondary"}>
      Bring in several at once
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Inbox" actions={mayImport && several}>
        Texts that may be brought in: from lists of addresses, exports and watched feeds. None becomes an article before
        somebody says so.
      </PageHeader>
      <InboxTabs slug={slug} current="inbox" />
      <div className="mt-6 grid gap-6">
        {open.map((batch) => (
          <div key={batch.id}>
            <BatchProgress slug={slug} batchId={batch.id} figures={batch} mayCancel={mayImport} />
            <p className="mt-1 text-sm text-ink-muted">
              <TextLink href={`${path}/${batch.id}`}>{batch.name}</TextLink>
            </p>
          </div>
        ))}
        {troubled > 0 && (
          <Notice
            tone="warn"
            title={troubled === 1 ? "A watched feed cannot be read" : `${troubled} watched feeds cannot be read`}
          >
            <TextLink href={`${path}/feeds`}>See which, and why</TextLink>
          </Notice>
        )}
      </div>
      <div className="mt-6">
        {list.total === 0 && !inUse ? (
          <EmptyState title="Nothing waits" action={mayImport && several}>
            Paste a list of addresses, upload a WordPress export, or watch a newspaper’s feed. What they bring waits
            here until you look at it.
          </EmptyState>
        ) : (
          <>
            <SearchForm
              action={path}
              label="Search the inbox"
              defaultValue={q}
              placeholder="Words of the title or the address"
              keep={filters}
            />
            <div className="mt-4">
              <FilterBar action={path} filters={filtersOf({ params, batches, feeds })} keep={{ q }} />
            </div>
            <ListSummary total={list.total} one="item" many="items" />
            {list.rows.length === 0 ? (
              <NothingFound what="items" typed={q} clearHref={path} />
            ) : (
              <InboxList
                key={listHref(path, params)}
                slug={slug}
                items={list.rows}
                total={list.total}
                filter={filter}
                mayImport={mayImport}
              />
            )}
            <Pagination
              newerHref={list.newer && listHref(path, { ...filter, before: list.newer })}
              olderHref={list.older && listHref(path, { ...filter, after: list.older })}
            />
          </>
        )}
      </div>
    </>
  );
}

function filtersOf({ params, batches, feeds }: Pick<Inbox, "params" | "batches" | "feeds">): Filter[] {
  return [
    stateFilter(params),
    ...(batches.length > 0
      ? [
          {
            name: "batch",
            label: "Long import",
            any: "Any",
            value: params.batch,
            options: batches
              .filter(({ kind, id }) => kind !== "bring_in" || id === params.batch)
              .map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
    ...(feeds.length > 0
      ? [
          {
            name: "feed",
            label: "Feed",
            any: "Any",
            value: params.feed,
            options: feeds.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]
      : []),
  ];
}

/** The choice of a state, with what is listed where none is chosen. */
export function stateFilter({ state }: Pick<InboxListParams, "state">, any = "To decide"): Filter {
  return {
    name: "state",
    label: "State",
    any,
    value: state,
    options: itemStates.map((value) => ({ value, label: itemStateWords[value] })),
  };
}
