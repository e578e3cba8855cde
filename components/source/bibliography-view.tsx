import { BibliographyChoice } from "@/components/source/bibliography-choice";
import { BibliographyProgress } from "@/components/source/bibliography-progress";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { TextLink } from "@/components/ui/text-link";
import { bibliographyFormats, type BibliographyFormat } from "@/lib/domain/source/bibliography";
import type { BibliographyOfPage } from "@/lib/server/source/bibliography/data";

/** A bibliography that was brought in: its entries to choose from, how far the adding is, and what came of it. */
export function BibliographyView({
  slug,
  bibliography,
  mayCreate,
}: {
  slug: string;
  bibliography: BibliographyOfPage;
  mayCreate: boolean;
}) {
  const { id, name, format, state, unreadable, figures, entries, page, pages, show } = bibliography;
  const path = `/w/${slug}/sources/bibliography/${id}`;
  const href = (next: { show?: string; page?: number }) => {
    const query = new URLSearchParams({ show: next.show ?? show, page: String(next.page ?? 1) });
    return `${path}?${query}`;
  };
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Sources", href: `/w/${slug}/sources` },
              { label: "Bibliographies", href: `/w/${slug}/sources/bibliography` },
              { label: name },
            ]}
          />
        }
        title={name}
        meta={
          <>
            <span>{bibliographyFormats[format as BibliographyFormat] ?? format}</span>
            <span className="figures">{countOf(figures.total, "entry", "entries")}</span>
            {unreadable > 0 && (
              <span className="text-warn">{`${countOf(unreadable, "entry", "entries")} without a title left out`}</span>
            )}
          </>
        }
      />
      {state === "storing" && (
        <BibliographyProgress
          slug={slug}
          bibliographyId={id}
          done={figures.stored + figures.known}
          total={figures.stored + figures.known + figures.chosen}
          mayStop={mayCreate}
        />
      )}
      {state === "done" && (
        <Notice
          className="mb-8"
          tone="ok"
          title={`${countOf(figures.stored, "source was", "sources were")} added.`}
          action={<TextLink href={`/w/${slug}/sources`}>Go to the sources</TextLink>}
        >
          {figures.known > 0 && `${figures.known} had come to be here meanwhile and were not added again.`}
        </Notice>
      )}
      {state === "cancelled" && (
        <Notice className="mb-8" title="This was stopped.">
          {figures.stored > 0
            ? `${countOf(figures.stored, "source", "sources")} had been added by then and stay.`
            : "Nothing was added."}
        </Notice>
      )}
      <TabLinks
        label="Which entries"
        links={[
          { label: "All", count: figures.total, href: href({ show: "all" }), current: show === "all" },
          { label: "New", count: figures.fresh, href: href({ show: "new" }), current: show === "new" },
          {
            label: "Here already, or twice",
            count: figures.total - figures.fresh,
            href: href({ show: "known" }),
            current: show === "known",
          },
        ]}
      />
      <BibliographyChoice
        slug={slug}
        bibliographyId={id}
        entries={entries}
        fresh={figures.fresh}
        isOpen={state === "choosing" && mayCreate}
      />
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap items-center gap-4 text-sm">
          {page > 1 && <TextLink href={href({ page: page - 1 })}>Earlier entries</TextLink>}
          <span className="text-ink-muted figures">{`Page ${page} of ${pages}`}</span>
          {page < pages && <TextLink href={href({ page: page + 1 })}>Later entries</TextLink>}
        </nav>
      )}
    </>
  );
}

function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
