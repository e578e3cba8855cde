import type { Metadata } from "next";
import { BringInBibliography } from "@/components/source/bring-in-bibliography";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { exportFormats } from "@/lib/domain/source/bibliography";
import { loadBibliographies } from "@/lib/server/source/bibliography/loaders";

export const metadata: Metadata = { title: "Bibliographies" };

export default async function BibliographiesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { open, mayCreate } = await loadBibliographies(slug);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Sources", href: `/w/${slug}/sources` }, { label: "Bibliographies" }]} />
        }
        title="Bibliographies"
      >
        Bring in many sources at once from Zotero or any other reference manager, or take yours out.
      </PageHeader>
      {mayCreate && (
        <Section title="Bring in">
          <BringInBibliography slug={slug} />
        </Section>
      )}
      {open.length > 0 && (
        <Section title="Begun and not finished" count={open.length}>
          <ul className="divide-y divide-rule border-y border-rule text-sm">
            {open.map(({ id, name, state }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-2.5">
                <TextLink href={`/w/${slug}/sources/bibliography/${id}`}>{name}</TextLink>
                <span className="text-ink-muted">
                  {state === "storing" ? "is being added" : "waits for you to choose"}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Take out">
        <p className="measure text-sm text-ink-muted">
          All sources of the workspace. To take out a part, search or filter the list of sources first; the same files
          are offered at its end.
        </p>
        <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
          {Object.entries(exportFormats).map(([format, { label }]) => (
            <a key={format} className="link" href={`/w/${slug}/sources/export?format=${format}`} download>
              {label}
            </a>
          ))}
        </p>
      </Section>
    </>
  );
}
