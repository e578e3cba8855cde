import { AnsweredNotices } from "@/components/source/answered-notices";
import { AddCopy } from "@/components/source/add-copy";
import { CaptureList } from "@/components/source/capture-list";
import { CrossrefInquiry } from "@/components/source/crossref-inquiry";
import { DerivationPanel } from "@/components/source/derivation-panel";
import { EditSource } from "@/components/source/edit-source";
import { ChangeStatus, DecideRepublishing, RateReliability } from "@/components/source/judge-source";
import { JudgementHistory } from "@/components/source/judgement-history";
import { MergeSource } from "@/components/source/merge-source";
import { OpenNotices } from "@/components/source/open-notices";
import { OriginChain } from "@/components/source/origin-chain";
import { RestingList } from "@/components/source/resting-list";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { TwinList } from "@/components/source/twin-list";
import { UpstreamHints } from "@/components/source/upstream-hints";
import { UnmergeSource } from "@/components/source/unmerge-source";
import { ReliabilityMark } from "@/components/ui/admiralty-mark";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DataList } from "@/components/ui/data-list";
import { DayText } from "@/components/ui/day-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { citationStyles, knownStyle } from "@/lib/domain/source/citation-styles";
import { cslTypeWords } from "@/lib/domain/source/csl-types";
import { statusWords } from "@/lib/domain/source/status";
import { isSafeHref } from "@/lib/text/safe-href";
import type { SourcePageData } from "@/lib/server/source/loaders";

/** A source with its citation, what is thought of it, its copies, and what it rests on and what rests on it. */
export function SourcePage({ slug, data }: { slug: string; data: SourcePageData }) {
  const {
    source,
    captures,
    looks,
    schedule,
    upstream,
    downstream,
    resting,
    judgements,
    twins,
    hints,
    chain,
    isReading,
    reports,
    inquiry,
    abilities,
  } = data;
  const may = new Set(abilities);
  const merged = source.mergedInto !== null;
  // What was merged is judged as the source that stands for it.
  const standing = source.mergedInto ?? source;
  const restingCount = resting.claims.total + resting.verdicts.total + resting.editions.total;
  const openReports = reports.filter(({ state }) => state === "open");
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
            <SourceStatusMark status={standing.status} always />
            <ReliabilityMark reliability={standing.reliability} />
            {source.url && isSafeHref(source.url) && (
              <a className="link" href={source.url} rel="noreferrer">
                Open the original
              </a>
            )}
            <TextLink href={`/w/${slug}/provenance/source/${source.id}`}>Provenance</TextLink>
          </>
        }
        actions={
          !merged && (
            <>
              {may.has("source.edit") && source.csl && <EditSource slug={slug} sourceId={source.id} csl={source.csl} />}
              {may.has("source.merge") && (
                <MergeSource slug={slug} source={{ id: source.id, title: source.title }} label="Merge into another…" />
              )}
            </>
          )
        }
      />
      {source.mergedInto && (
        <Notice
          className="mb-8"
          title="This source was merged into another one, whose status and reliability hold for both."
          action={
            <>
              <TextLink href={`/w/${slug}/sources/${source.mergedInto.id}`}>Go to “{source.mergedInto.title}”</TextLink>
              {may.has("source.merge") && <UnmergeSource slug={slug} source={{ id: source.id, title: source.title }} />}
            </>
          }
        />
      )}
      {!merged && (
        <OpenNotices
          slug={slug}
          source={source}
          reports={openReports}
          restingCount={restingCount}
          mayAnswer={may.has("source.changeStatus")}
        />
      )}
      {twins.length > 0 && may.has("source.merge") && (
        <TwinList slug={slug} source={{ id: source.id, title: source.title }} twins={twins} />
      )}
      <div className="grid gap-x-12 gap-y-12 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          <Section title="Citation">
            <p className="measure font-serif text-lg [overflow-wrap:anywhere]">{source.cited.reference}</p>
            <p className="mt-2 text-xs text-ink-muted">
              {citationStyles[knownStyle(source.citationStyle)].label} style ·{" "}
              <TextLink href="/about">Citations by CSL (citeproc-js)</TextLink>
            </p>
          </Section>
          {source.absorbed.length > 0 && (
            <Section title="Merged into this one" count={source.absorbed.length}>
              <ul className="divide-y divide-rule border-y border-rule text-sm">
                {source.absorbed.map((absorbed) => (
                  <li key={absorbed.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
                    <TextLink href={`/w/${slug}/sources/${absorbed.id}`}>{absorbed.title}</TextLink>
                    {may.has("source.merge") && <UnmergeSource slug={slug} source={absorbed} />}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title="Stored copies" count={captures.total}>
            <div className="grid gap-4">
              <CaptureList slug={slug} sourceId={source.id} list={captures} looks={looks} />
              {may.has("source.capture") && !merged && (
                <AddCopy
                  slug={slug}
                  sourceId={source.id}
                  url={source.url ?? (source.doi && `https://doi.org/${source.doi}`)}
                  schedule={schedule}
                />
              )}
            </div>
          </Section>
          {chain && (
            <Section title="Where its matter comes from">
              <OriginChain slug={slug} sourceId={source.id} chain={chain} />
            </Section>
          )}
          <Section title="What rests on it" count={restingCount}>
            <RestingList slug={slug} sourceId={source.id} resting={resting} />
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
                  first={{
                    status: source.status,
                    note: source.statusNote ?? "",
                    on: source.statusOn ?? "",
                    url: source.statusUrl ?? "",
                  }}
                  restingCount={restingCount}
                />
              )
            }
          >
            <DataList
              entries={[
                { name: "Status", value: statusWords[standing.status].label },
                { name: "What happened", value: merged ? null : source.statusNote },
                { name: "When", value: source.statusOn && <DayText on={source.statusOn} /> },
                {
                  name: "Announced",
                  value: source.statusUrl && isSafeHref(source.statusUrl) && (
                    <a className="link wrap-anywhere" href={source.statusUrl} rel="noreferrer">
                      {source.statusUrl.replace(/^https?:\/\//u, "")}
                    </a>
                  ),
                },
              ]}
            />
            <JudgementHistory judgements={judgements.filter(({ kind }) => kind === "status")} />
            <AnsweredNotices reports={reports.filter(({ state }) => state !== "open")} />
            {inquiry && !merged && (
              <CrossrefInquiry
                slug={slug}
                sourceId={source.id}
                inquiry={inquiry}
                notices={reports.length}
                mayAsk={may.has("source.capture")}
              />
            )}
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
                {
                  name: "Letter",
                  value:
                    standing.reliability === null && !may.has("source.rateReliability") ? (
                      "Not rated yet. A reviewer, an editor or an owner rates it."
                    ) : (
                      <ReliabilityMark reliability={standing.reliability} />
                    ),
                },
                { name: "Why", value: merged ? null : source.reliabilityReason },
              ]}
            />
            <JudgementHistory judgements={judgements.filter(({ kind }) => kind === "reliability")} />
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
            {may.has("source.derive") && !merged && (
              <div className="mt-6">
                <UpstreamHints slug={slug} sourceId={source.id} hints={hints} isReading={isReading} />
              </div>
            )}
          </Section>
        </div>
      </div>
    </>
  );
}
