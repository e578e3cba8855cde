import { AddCopy } from "@/components/source/add-copy";
import { CaptureList } from "@/components/source/capture-list";
import { DerivationPanel } from "@/components/source/derivation-panel";
import { EditSource } from "@/components/source/edit-source";
import { ChangeStatus, DecideRepublishing, RateReliability } from "@/components/source/judge-source";
import { RestingList } from "@/components/source/resting-list";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { ReliabilityMark } from "@/components/ui/admiralty-mark";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DataList } from "@/components/ui/data-list";
import { DayText } from "@/components/ui/day-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { cslTypeWords } from "@/lib/domain/source/csl-types";
import { statusWords } from "@/lib/domain/source/status";
import { isSafeHref } from "@/lib/text/safe-href";
import type { SourcePageData } from "@/lib/server/source/loaders";

/** A source with its citation, what is thought of it, its copies, and what it rests on and what rests on it. */
export function SourcePage({ slug, data }: { slug: string; data: SourcePageData }) {
  const { source, captures, upstream, downstream, resting, abilities } = data;
  const may = new Set(abilities);
  const merged = source.mergedInto !== null;
  const restingCount = resting.claims.length + resting.verdicts.length + resting.editions.length;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs trail={[{ label: "Sources", href: `/w/${slug}/sources` }, { label: source.cited.authorDate }]} />
        }
        eyebrow={source.csl ? cslTypeWords[source.csl.type] : "Source"}
        title={source.title}
        meta={
          <>
            <SourceStatusMark status={source.status} always />
            <ReliabilityMark reliability={source.reliability} />
            {source.url && isSafeHref(source.url) && (
              <a className="link" href={source.url} rel="noreferrer">
                Open the original
              </a>
            )}
            <TextLink href={`/w/${slug}/provenance/source/${source.id}`}>Provenance</TextLink>
          </>
        }
        actions={
          may.has("source.edit") &&
          !merged &&
          source.csl && <EditSource slug={slug} sourceId={source.id} csl={source.csl} />
        }
      />
      {source.mergedInto && (
        <Notice
          className="mb-8"
          title="This source was merged into another one."
          action={
            <TextLink href={`/w/${slug}/sources/${source.mergedInto.id}`}>Go to “{source.mergedInto.title}”</TextLink>
          }
        />
      )}
      <div className="grid gap-x-12 gap-y-12 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          <Section title="Citation">
            <p className="measure font-serif text-lg [overflow-wrap:anywhere]">{source.cited.reference}</p>
          </Section>
          <Section title="Stored copies" count={captures.length}>
            <div className="grid gap-4">
              <CaptureList slug={slug} sourceId={source.id} captures={captures} />
              {may.has("source.capture") && !merged && (
                <AddCopy
                  slug={slug}
                  sourceId={source.id}
                  url={source.url ?? (source.doi && `https://doi.org/${source.doi}`)}
                />
              )}
            </div>
          </Section>
          <Section title="What rests on it" count={restingCount}>
            <RestingList slug={slug} resting={resting} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section
            title="Status"
            actions={
              may.has("source.changeStatus") &&
              !merged && (
                <ChangeStatus
                  slug={slug}
                  sourceId={source.id}
                  status={source.status}
                  note={source.statusNote ?? ""}
                  on={source.statusOn ?? ""}
                  restingCount={restingCount}
                />
              )
            }
          >
            <DataList
              entries={[
                { name: "Status", value: statusWords[source.status].label },
                { name: "What happened", value: source.statusNote },
                { name: "When", value: source.statusOn && <DayText on={source.statusOn} /> },
              ]}
            />
          </Section>
          <Section
            title="Reliability"
            className="mt-10"
            actions={
              may.has("source.rateReliability") &&
              !merged && (
                <RateReliability
                  slug={slug}
                  sourceId={source.id}
                  reliability={source.reliability}
                  reason={source.reliabilityReason ?? ""}
                />
              )
            }
          >
            <DataList
              entries={[
                { name: "Letter", value: <ReliabilityMark reliability={source.reliability} /> },
                { name: "Why", value: source.reliabilityReason },
              ]}
            />
          </Section>
          <Section
            title="Whole copies in public"
            className="mt-10"
            actions={
              may.has("source.decideRepublishing") &&
              !merged && (
                <DecideRepublishing
                  slug={slug}
                  sourceId={source.id}
                  mayBeRepublished={source.mayBeRepublished}
                  reason={source.withheldReason ?? ""}
                />
              )
            }
          >
            <p className="measure text-sm">
              {source.mayBeRepublished === null && "Nobody has decided yet; until then they are withheld."}
              {source.mayBeRepublished === true && "May be shown."}
              {source.mayBeRepublished === false && `Withheld: ${source.withheldReason ?? ""}`}
            </p>
          </Section>
          <Section title="Origins" className="mt-10">
            <DerivationPanel
              slug={slug}
              sourceId={source.id}
              upstream={upstream}
              downstream={downstream}
              canDerive={may.has("source.derive") && !merged}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
