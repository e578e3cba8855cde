import { AppearanceList } from "@/components/claim/appearance-list";
import { ClaimActs } from "@/components/claim/claim-acts";
import { ClaimTimeline } from "@/components/claim/claim-timeline";
import { ClaimRelations } from "@/components/claim/claim-relations";
import { DoubtNote } from "@/components/claim/doubt-note";
import { PartList } from "@/components/claim/part-list";
import { UnmergeButton } from "@/components/claim/unmerge-button";
import { DossierProvider } from "@/components/editor/dossier-context";
import { DossierEditor } from "@/components/editor/dossier-editor";
import { DossierStatic } from "@/components/editor/dossier-static";
import { EvidenceList } from "@/components/evidence/evidence-list";
import { EvidenceBalance } from "@/components/evidence/evidence-balance";
import { OriginsNote } from "@/components/evidence/origins-note";
import { SearchLogPanel } from "@/components/evidence/search-log-panel";
import { ReviewPanel } from "@/components/review/review-panel";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DayText } from "@/components/ui/day-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { isWholeDay } from "@/components/ui/time-words";
import { claimTypes } from "@/lib/domain/claim/claim-fields";
import type { ClaimPageData } from "@/lib/server/dossier/loaders";
import type { DossierRows } from "@/lib/server/dossier/rows";

/** A claim with all that belongs to it: where it appears, its dossier, its evidence and its review. */
export function ClaimPage({ slug, data }: { slug: string; data: ClaimPageData }) {
  const { claim, evidence, abilities, viewer } = data;
  const may = new Set(abilities);
  const merged = claim.mergedInto !== null;
  const appearances = [...claim.appearances, ...claim.absorbed.flatMap((absorbed) => absorbed.appearances)];
  const parts = [...claim.parts, ...claim.absorbed.flatMap((absorbed) => absorbed.parts)];
  const rows: DossierRows = {
    evidence: {
      ...data.dossier?.rows.evidence,
      ...Object.fromEntries(evidence.map((item) => [item.id, item])),
    },
    sources: {
      ...Object.fromEntries(evidence.map(({ source }) => [source.id, source])),
      ...data.dossier?.rows.sources,
    },
    claims: data.dossier?.rows.claims ?? {},
  };

  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Claims", href: `/w/${slug}/claims` }, { label: `Claim ${claim.number}` }]} />
        }
        eyebrow={`Claim ${claim.number}`}
        title={claim.statement}
        face="statement"
        meta={
          <>
            <StateMark state={claim.state} />
            <span>{claimTypes[claim.type].label}</span>
            {claim.claimant && <span>Claimed by {claim.claimant.name}</span>}
            {claim.claimedOn && (
              <span>
                {isWholeDay(claim.claimedOn) ? "on" : "in"} <DayText on={claim.claimedOn} />
              </span>
            )}
            {data.wordedWith && <span>Worded with the help of {data.wordedWith}, a language model</span>}
            <TextLink href={`/w/${slug}/provenance/claim/${claim.id}`}>Provenance</TextLink>
          </>
        }
        actions={
          may.has("claim.edit") &&
          !merged && (
            <ClaimActs
              slug={slug}
              number={claim.number}
              hasParts={claim.parts.length > 0}
              mayMerge={may.has("claim.merge")}
              locked={data.wordingLocked}
              claim={{
                id: claim.id,
                statement: claim.statement,
                type: claim.type,
                claimantName: claim.claimant?.name ?? "",
                claimedOn: claim.claimedOn ?? "",
                checkWorthiness: claim.checkWorthiness,
                updatedAt: claim.updatedAt.toISOString(),
              }}
            />
          )
        }
      />
      <div className="grid gap-6">
        {claim.mergedInto && (
          <Notice
            title="This claim was merged into another one."
            action={
              <div className="grid gap-3">
                <TextLink href={`/w/${slug}/claims/${claim.mergedInto.id}`}>
                  Go to claim {claim.mergedInto.number}: {claim.mergedInto.statement}
                </TextLink>
                {may.has("claim.merge") && <UnmergeButton slug={slug} claim={{ id: claim.id, number: claim.number }} />}
              </div>
            }
          >
            Its dossier stays here to read; new evidence and reviews belong to the other claim.
          </Notice>
        )}
        <DoubtNote slug={slug} doubts={data.doubts} canSettle={may.has("queue.resolve")} />
        <AppearanceList slug={slug} claimId={claim.id} appearances={appearances} />
        <ClaimRelations slug={slug} claim={claim} />
      </div>
      {parts.length > 0 && (
        <Section title="Parts" count={parts.length} className="mt-10">
          <PartList slug={slug} whole={claim} parts={parts} />
        </Section>
      )}
      <DossierProvider
        slug={slug}
        viewerId={viewer.id}
        claimId={claim.id}
        groups={data.groups}
        ratings={data.ratings}
        rows={rows}
        can={{
          addEvidence: may.has("evidence.create") && !merged,
          editEvidence: may.has("evidence.edit") && !merged,
          addSource: may.has("source.create"),
        }}
      >
        <div className="mt-12 grid gap-x-12 gap-y-12 xl:grid-cols-[minmax(0,1fr)_26rem] xl:grid-rows-[auto_1fr]">
          <Section title="Dossier" className="mt-0 min-w-0">
            {data.dossierLocked && !merged && (
              <Notice className="mb-4">
                The dossier is closed while the claim has a verdict. Reopening the claim opens it again.
              </Notice>
            )}
            <DossierEditor
              workspaceId={data.workspaceId}
              documentId={data.documentId}
              viewer={{ id: viewer.id, name: viewer.name }}
              readOnly={data.dossierLocked || !may.has("dossier.write")}
            >
              {data.dossier && <DossierStatic slug={slug} dossier={data.dossier} />}
            </DossierEditor>
          </Section>
          <div className="min-w-0 xl:row-span-2">
            <Section title="Evidence" count={evidence.filter(({ withdrawn }) => !withdrawn).length}>
              <EvidenceList evidence={evidence} />
            </Section>
            {data.origins.length > 0 && (
              <Section title="Independence" className="mt-10">
                <OriginsNote origins={data.origins} />
              </Section>
            )}
            <Section title="Searches" count={data.searches.length} className="mt-10">
              <SearchLogPanel
                slug={slug}
                claimId={claim.id}
                searches={data.searches}
                canAdd={may.has("searchLog.add") && !merged}
              />
            </Section>
          </div>
          <div className="min-w-0">
            <ReviewPanel slug={slug} claimId={claim.id} />
            {data.balance && (
              <Section title="Balance" className="mt-10">
                <EvidenceBalance balance={data.balance} />
              </Section>
            )}
            {data.timeline.length > 1 && (
              <Section title="Timeline" className="mt-10">
                <ClaimTimeline slug={slug} days={data.timeline} />
              </Section>
            )}
          </div>
        </div>
      </DossierProvider>
    </>
  );
}
