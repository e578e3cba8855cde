import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { OtherWordsNote } from "@/components/search/other-words-note";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, type Filter } from "@/components/ui/filter-bar";
import { List, ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RatingMark } from "@/components/ui/rating-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchForm } from "@/components/ui/search-form";
import { StateMark } from "@/components/ui/state-mark";
import { claimTypes } from "@/lib/domain/claim/claim-fields";
import { claimStates } from "@/lib/domain/claim/transitions";
import { listHref } from "@/lib/domain/search/list-href";
import type { ClaimListParams } from "@/lib/domain/search/list-params";
import { stateWords } from "@/lib/domain/search/state-words";
import type { ClaimList, ListedClaim } from "@/lib/server/search/list-claims";

const worthWords = { high: "High", medium: "Medium", low: "Low", unrated: "Not rated yet" } as const;

export function ClaimListView({
  slug,
  params,
  list,
  claimants,
  hasArticles,
  mayImport,
}: {
  slug: string;
  params: ClaimListParams;
  list: ClaimList;
  claimants: readonly { id: string; name: string }[];
  hasArticles: boolean;
  mayImport: boolean;
}) {
  const path = `/w/${slug}/claims`;
  const { after: _after, before: _before, ...kept } = params;
  const { q, ...filters } = kept;
  const inUse = q !== "" || Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader title="Claims">
        Each checkable statement once, however many articles repeat it. Claims are made in an article: open one and mark
        its words.
      </PageHeader>
      {list.total === 0 && !inUse ? (
        <NoClaims slug={slug} hasArticles={hasArticles} mayImport={mayImport} />
      ) : (
        <>
          <SearchForm
            action={path}
            label="Search claims"
            defaultValue={q}
            placeholder="Words or a number"
            keep={filters}
          />
          <div className="mt-4">
            <FilterBar action={path} filters={filtersOf({ params, claimants })} keep={{ q }} />
          </div>
          {list.other && <OtherWordsNote typed={q} other={list.other} />}
          <ListSummary
            total={list.total}
            one="claim"
            many="claims"
            note={
              list.cut ? "The newest 500 are put in order here. Add a word or a filter to narrow it down." : undefined
            }
          />
          {list.rows.length === 0 ? (
            <NothingFound what="claims" typed={q} clearHref={path} />
          ) : (
            <List label="Claims">
              {list.rows.map((claim) => (
                <ClaimRow key={claim.id} slug={slug} claim={claim} />
              ))}
            </List>
          )}
          <Pagination
            newerHref={list.newer && listHref(path, { ...kept, before: list.newer })}
            olderHref={list.older && listHref(path, { ...kept, after: list.older })}
            newerLabel={q ? "Better matches" : undefined}
            olderLabel={q ? "Further matches" : undefined}
          />
        </>
      )}
    </>
  );
}

function ClaimRow({ slug, claim }: { slug: string; claim: ListedClaim }) {
  const { verdict, articles, evidence } = claim;
  return (
    <ListRow
      number={claim.number}
      title={claim.statement}
      href={`/w/${slug}/claims/${claim.id}`}
      meta={[
        claim.partOf !== null && `part of claim ${claim.partOf}`,
        claim.parts > 0 && (claim.parts === 1 ? "1 part" : `${claim.parts} parts`),
        claim.claimant?.name,
        claim.type !== "other" && claimTypes[claim.type].label,
        articles > 0 && (articles === 1 ? "in 1 article" : `in ${articles} articles`),
        evidence === 0 ? "no evidence yet" : evidence === 1 ? "1 piece of evidence" : `${evidence} pieces of evidence`,
        claim.checkWorthiness === "high" && "high check-worthiness",
        <>
          changed <RelativeTime at={claim.updatedAt} />
        </>,
      ]}
      trailing={[
        verdict && (
          <RatingMark
            label={verdict.label}
            value={verdict.value}
            scale={
              verdict.worst !== null && verdict.best !== null ? { worst: verdict.worst, best: verdict.best } : undefined
            }
          />
        ),
        <StateMark key="state" state={claim.state} />,
      ]}
    />
  );
}

function filtersOf({
  params,
  claimants,
}: {
  params: ClaimListParams;
  claimants: readonly { id: string; name: string }[];
}): Filter[] {
  return [
    {
      name: "state",
      label: "State",
      any: "Any state",
      value: params.state,
      options: claimStates.map((state) => ({ value: state, label: stateWords[state] })),
    },
    {
      name: "type",
      label: "Type",
      any: "Any type",
      value: params.type,
      options: Object.entries(claimTypes).map(([value, { label }]) => ({ value, label })),
    },
    {
      name: "worth",
      label: "Check-worthiness",
      any: "Any",
      value: params.worth,
      options: Object.entries(worthWords).map(([value, label]) => ({ value, label })),
    },
    {
      name: "claimant",
      label: "Claimant",
      any: "Anybody",
      value: params.claimant,
      options: claimants.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: "evidence",
      label: "Evidence",
      any: "With or without",
      value: params.evidence,
      options: [{ value: "none", label: "None yet" }],
    },
    {
      name: "by",
      label: "Made by",
      any: "Anybody",
      value: params.by,
      options: [{ value: "me", label: "Me" }],
    },
    ...(params.q
      ? []
      : [
          {
            name: "sort",
            label: "Order",
            any: "Newest first",
            value: params.sort,
            options: [{ value: "changed", label: "Last changed first" }],
          },
        ]),
  ];
}

function NoClaims({ slug, hasArticles, mayImport }: { slug: string; hasArticles: boolean; mayImport: boolean }) {
  if (hasArticles) {
    return (
      <EmptyState
        title="No claims yet"
        action={
          <ButtonLink variant="primary" href={`/w/${slug}/articles`}>
            Open an article
          </ButtonLink>
        }
      >
        Open an article, go to a sentence that can be checked, and press “c” or the button “Claim”.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No claims yet"
      action={
        mayImport && (
          <ButtonLink variant="primary" href={`/w/${slug}/articles/new`}>
            Bring an article in
          </ButtonLink>
        )
      }
    >
      Claims are taken from articles, and there is no article yet. Bring the first one in.
    </EmptyState>
  );
}
