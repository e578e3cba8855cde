import type { Metadata } from "next";
import { TwinPairs } from "@/components/source/twin-pairs";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { loadTwins } from "@/lib/server/source/twin-loaders";

export const metadata: Metadata = { title: "Possible duplicates" };

export default async function TwinsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { pairs, mayMerge } = await loadTwins(slug);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Sources", href: `/w/${slug}/sources` }, { label: "Possible duplicates" }]} />
        }
        title="Possible duplicates"
      >
        Sources that look like one and the same work. Two of them would count as two independent origins until they are
        merged.
      </PageHeader>
      {pairs.length === 0 ? (
        <EmptyState title="None that we can see">
          Sources with the same DOI, ISBN or address, or the same title and year, would stand here.
        </EmptyState>
      ) : (
        <TwinPairs slug={slug} pairs={pairs} mayMerge={mayMerge} />
      )}
    </>
  );
}
