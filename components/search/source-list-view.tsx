import { AddSourceDialog } from "@/components/source/add-source-dialog";
import { ListSummary } from "@/components/search/list-summary";
import { NothingFound } from "@/components/search/nothing-found";
import { OtherWordsNote } from "@/components/search/other-words-note";
import { ReliabilityMark } from "@/components/ui/admiralty-mark";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, type Filter } from "@/components/ui/filter-bar";
import { List, ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { SearchForm } from "@/components/ui/search-form";
import { listHref } from "@/lib/domain/search/list-href";
import type { SourceListParams } from "@/lib/domain/search/list-params";
import { exportFormats } from "@/lib/domain/source/bibliography";
import { cslTypeWords } from "@/lib/domain/source/csl-types";
import { reliabilities, reliabilityWords } from "@/lib/domain/source/reliability";
import { sourceStatuses, statusWords } from "@/lib/domain/source/status";
import { wordsOfKind } from "@/lib/domain/source/status-report";
import type { ListedSource, SourceList } from "@/lib/server/search/list-sources";

export function SourceListView({
  slug,
  params,
  list,
  mayCreate,
}: {
  slug: string;
  params: SourceListParams;
  list: SourceList;
  mayCreate: boolean;
}) {
  const path = `/w/${slug}/sources`;
  const { after: _after, before: _before, ...kept } = params;
  const { q, ...filters } = kept;
  const inUse = q !== "" || Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader
        title="Sources"
        actions={
          mayCreate && (
            <>
              <AddSourceDialog slug={slug} />
              <ButtonLink href={`${path}/bibliography`}>Bibliographies</ButtonLink>
              {list.total > 1 && <ButtonLink href={`${path}/twins`}>Possible duplicates</ButtonLink>}
            </>
          )
        }
      >
        Every report, law, data set, letter or page that evidence is taken from, with its stored copies.
      </PageHeader>
      {list.total === 0 && !inUse ? (
        <EmptyState
          title="No sources yet"
          action={mayCreate && <ButtonLink href={`/w/${slug}/claims`}>Go to the claims</ButtonLink>}
        >
          Sources come in with the evidence. Open a claim, and paste the address or DOI of what you have found into its
          dossier.
        </EmptyState>
      ) : (
        <>
          <SearchForm
            action={path}
            label="Search sources"
            defaultValue={q}
            placeholder="Title, author, address or DOI"
            keep={filters}
          />
          <div className="mt-4">
            <FilterBar action={path} filters={filtersOf(params)} keep={{ q }} />
          </div>
          {list.other && <OtherWordsNote typed={q} other={list.other} />}
          <ListSummary total={list.total} one="source" many="sources" />
          {list.rows.length === 0 ? (
            <NothingFound what="sources" typed={q} clearHref={path} />
          ) : (
            <List label="Sources">
              {list.rows.map((source) => (
                <SourceRow key={source.id} slug={slug} source={source} />
              ))}
            </List>
          )}
          <Pagination
            newerHref={list.newer && listHref(path, { ...kept, before: list.newer })}
            olderHref={list.older && listHref(path, { ...kept, after: list.older })}
          />
          {list.rows.length > 0 && (
            <p className="mt-8 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
              {inUse ? "Take these out as" : "Take all out as"}
              {Object.entries(exportFormats).map(([format, { label }]) => (
                <a key={format} className="link" href={listHref(`${path}/export`, { ...kept, format })} download>
                  {label}
                </a>
              ))}
            </p>
          )}
        </>
      )}
    </>
  );
}

function SourceRow({ slug, source }: { slug: string; source: ListedSource }) {
  const { type, status, reported, copies, evidence } = source;
  return (
    <ListRow
      title={source.title}
      href={`/w/${slug}/sources/${source.id}`}
      meta={[
        source.authorDate,
        type && type in cslTypeWords && cslTypeWords[type as keyof typeof cslTypeWords],
        copies === 0 ? "no copy stored" : copies === 1 ? "1 copy stored" : `${copies} copies stored`,
        evidence === 0
          ? "no evidence from it"
          : evidence === 1
            ? "1 piece of evidence from it"
            : `${evidence} pieces of evidence from it`,
        <>
          changed <RelativeTime at={source.updatedAt} />
        </>,
      ]}
      trailing={[
        (status !== "current" || reported !== null) && (
          <span key="status" className="inline-flex flex-wrap gap-1">
            {status !== "current" && (
              <Badge tone={status === "corrected" ? "warn" : "danger"}>{statusWords[status].label}</Badge>
            )}
            {reported !== null && <Badge tone="warn">{wordsOfKind(reported).mark}</Badge>}
          </span>
        ),
        <ReliabilityMark key="reliability" reliability={source.reliability} />,
      ]}
    />
  );
}

function filtersOf(params: SourceListParams): Filter[] {
  return [
    {
      name: "status",
      label: "Status",
      any: "Any status",
      value: params.status,
      options: [
        ...sourceStatuses.map((status) => ({ value: status, label: statusWords[status].label })),
        { value: "reported", label: "Reported" },
      ],
    },
    {
      name: "type",
      label: "Type",
      any: "Any type",
      value: params.type,
      options: Object.entries(cslTypeWords).map(([value, label]) => ({ value, label })),
    },
    {
      name: "reliability",
      label: "Reliability",
      any: "Any",
      value: params.reliability,
      options: [
        ...reliabilities.map((letter) => ({ value: letter, label: `${letter}: ${reliabilityWords[letter]}` })),
        { value: "none", label: "Not rated" },
      ],
    },
    {
      name: "copy",
      label: "Copy",
      any: "With or without",
      value: params.copy,
      options: [
        { value: "stored", label: "Copy stored" },
        { value: "missing", label: "No copy stored" },
      ],
    },
  ];
}
