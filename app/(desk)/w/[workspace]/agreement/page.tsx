import type { Metadata } from "next";
import { AgreementList } from "@/components/agreement/agreement-list";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { loadAgreement } from "@/lib/server/review/loaders";

export const metadata: Metadata = { title: "Agreement" };

export default async function AgreementPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { rows, rounds, isCut, scaleName } = await loadAgreement(slug);
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: "Queue", href: `/w/${slug}/queue` }, { label: "Agreement" }]} />}
        title="How far we agree"
      >
        What several people judged without seeing each other, over every round that has been revealed. Where they agree
        little, the words of the scale or of a claim may mean different things to them.
      </PageHeader>
      {rounds === 0 ? (
        <EmptyState title="No round has been revealed yet">
          Open a round on a claim, let two people rate and assess it, and reveal it: from then on it counts here.
        </EmptyState>
      ) : (
        <>
          <AgreementList rows={rows} />
          <p className="mt-2 measure text-sm text-ink-muted">
            {isCut ? `The newest ${rounds} revealed rounds are counted.` : `Revealed rounds: ${rounds}.`}{" "}
            {scaleName && `Ratings of claims are those on the scale “${scaleName}” as it stands now.`}
          </p>
        </>
      )}
    </>
  );
}
