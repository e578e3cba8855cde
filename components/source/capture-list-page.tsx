import { CaptureRows } from "@/components/source/capture-rows";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { listHref } from "@/lib/domain/search/list-href";
import type { CaptureListData } from "@/lib/server/source/list-loaders";

/** All stored copies of a source, page by page. */
export function CaptureListPage({
  slug,
  source,
  params: { show },
  list: { rows, total, newer, older },
}: { slug: string } & CaptureListData) {
  const home = `/w/${slug}/sources/${source.id}`;
  const path = `${home}/captures`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Sources", href: `/w/${slug}/sources` },
              { label: source.title, href: home },
              { label: "Stored copies" },
            ]}
          />
        }
        eyebrow={source.title}
        title="Stored copies"
      />
      <TabLinks
        label="Which copies"
        links={[
          { href: path, label: "All", current: show === undefined },
          {
            href: listHref(path, { show: "changes" }),
            label: "Those that differ from the one before",
            current: show === "changes",
          },
        ]}
      />
      <p className="mt-5 mb-3 text-sm text-ink-muted figures">
        {`${total.toLocaleString("en-GB")} ${total === 1 ? "copy" : "copies"}, the newest first`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="No copy here">
          {show ? "No copy differs from the one before it." : "No copy of this source is stored yet."}
        </EmptyState>
      ) : (
        <CaptureRows slug={slug} sourceId={source.id} captures={rows} />
      )}
      <Pagination
        newerHref={newer && listHref(path, { show, before: newer })}
        olderHref={older && listHref(path, { show, after: older })}
      />
    </>
  );
}
