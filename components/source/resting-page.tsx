import { RestingRows } from "@/components/source/resting-rows";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listHref } from "@/lib/domain/search/list-href";
import { restingKinds } from "@/lib/domain/source/resting";
import type { RestingList } from "@/lib/server/source/list-loaders";

/** All things of one kind that rest on a source, page by page. */
export function RestingPage({
  slug,
  source,
  resting,
}: {
  slug: string;
  source: { id: string; title: string };
  resting: RestingList;
}) {
  const { title, one, many } = restingKinds[resting.kind];
  const { rows, total, newer, older } = resting.list;
  const home = `/w/${slug}/sources/${source.id}`;
  const path = `${home}/resting/${resting.kind}`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Sources", href: `/w/${slug}/sources` },
              { label: source.title, href: home },
              { label: title },
            ]}
          />
        }
        eyebrow={source.title}
        title={title}
      />
      <p className="mb-3 text-sm text-ink-muted figures">
        {`${total.toLocaleString("en-GB")} ${total === 1 ? one : many}, the newest first`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Nothing here">Nothing of this kind rests on the source.</EmptyState>
      ) : (
        <RestingRows slug={slug} resting={resting} />
      )}
      <Pagination
        newerHref={newer && listHref(path, { before: newer })}
        olderHref={older && listHref(path, { after: older })}
      />
    </>
  );
}
