import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { List, ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchForm } from "@/components/ui/search-form";
import { briefingStates, type BriefingListParams } from "@/lib/domain/briefing/list-params";
import { listHref } from "@/lib/domain/search/list-href";
import type { BriefingList, ListedBriefing } from "@/lib/server/briefing/list-briefings";

export function BriefingListView({
  slug,
  params,
  list,
  mayCreate,
}: {
  slug: string;
  params: BriefingListParams;
  list: BriefingList;
  mayCreate: boolean;
}) {
  const path = `/w/${slug}/briefings`;
  const { q, state } = params;
  const begin = mayCreate && (
    <ButtonLink href={`${path}/new`} variant="primary">
      Begin a briefing
    </ButtonLink>
  );
  const isEmpty = list.total === 0 && q === "" && !state;
  return (
    <>
      <PageHeader title="Briefings" actions={!isEmpty && begin}>
        Texts for readers, made of approved verdicts. What is published stays readable at its address for good.
      </PageHeader>
      {isEmpty ? (
        <EmptyState title="No briefings yet" action={begin}>
          When a claim has an approved verdict, put it into a briefing: your text, with a card for each claim.
          Publishing makes the first edition.
        </EmptyState>
      ) : (
        <>
          <SearchForm
            action={path}
            label="Search briefings"
            defaultValue={q}
            placeholder="Title or summary"
            keep={{ state }}
          />
          <div className="mt-4">
            <FilterBar
              action={path}
              keep={{ q }}
              filters={[
                {
                  name: "state",
                  label: "State",
                  any: "Not archived",
                  value: state,
                  options: Object.entries(briefingStates).map(([value, label]) => ({ value, label })),
                },
              ]}
            />
          </div>
          <ListSummary total={list.total} one="briefing" many="briefings" />
          {list.rows.length === 0 ? (
            <NothingFound what="briefings" typed={q} clearHref={path} />
          ) : (
            <List label="Briefings">
              {list.rows.map((briefing) => (
                <BriefingRow key={briefing.id} path={path} briefing={briefing} />
              ))}
            </List>
          )}
          <Pagination
            newerHref={list.newer && listHref(path, { q, state, before: list.newer })}
            olderHref={list.older && listHref(path, { q, state, after: list.older })}
          />
        </>
      )}
    </>
  );
}

function BriefingRow({ path, briefing }: { path: string; briefing: ListedBriefing }) {
  const { id, title, newest, updatedAt, archivedAt } = briefing;
  return (
    <ListRow
      title={title}
      href={`${path}/${id}`}
      meta={[
        newest ? `Edition ${newest.number}` : "not published yet",
        newest && (
          <>
            published <RelativeTime at={newest.publishedAt} />
          </>
        ),
        newest && (newest.verdicts === 1 ? "1 verdict" : `${newest.verdicts} verdicts`),
        <>
          changed <RelativeTime at={updatedAt} />
        </>,
      ]}
      trailing={[
        archivedAt && <Badge>Archived</Badge>,
        newest && newest.openNotices > 0 && (
          <Badge tone="warn">
            {newest.openNotices === 1 ? "1 later notice" : `${newest.openNotices} later notices`}
          </Badge>
        ),
      ]}
    />
  );
}
