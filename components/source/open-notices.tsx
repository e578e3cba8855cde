import { DismissNotice } from "@/components/source/dismiss-notice";
import { ChangeStatus } from "@/components/source/judge-source";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { statusWords, type SourceStatus } from "@/lib/domain/source/status";
import { noteOfReport, noticeAddress, reportSentence, wordsOfKind } from "@/lib/domain/source/status-report";
import type { ReportOfPage } from "@/lib/server/source/status-report/data";

/** What Crossref reports of a source and nobody has answered yet, the gravest first. */
export function OpenNotices({
  slug,
  source,
  reports,
  restingCount,
  mayAnswer,
}: {
  slug: string;
  source: { id: string; status: SourceStatus };
  reports: readonly ReportOfPage[];
  /** Claims, verdicts and editions that rest on it. */
  restingCount: number;
  mayAnswer: boolean;
}) {
  if (reports.length === 0) return null;
  const undecided = mayAnswer
    ? "Nothing has changed here by itself: read the notice, then decide."
    : "Nothing has changed here by itself: an editor decides what follows.";
  return (
    <section id="notices" aria-label="Notices on this source" className="mb-8 grid scroll-mt-6 gap-3">
      {reports.map((report, place) => {
        const { id, kind, on, noticeDoi, proposedStatus } = report;
        const address = noticeAddress(noticeDoi);
        return (
          <Notice
            key={id}
            tone={toneOf(proposedStatus)}
            title={reportSentence(report)}
            action={
              mayAnswer && (
                <>
                  <ChangeStatus
                    slug={slug}
                    sourceId={source.id}
                    status={source.status}
                    restingCount={restingCount}
                    label={
                      proposedStatus
                        ? `Mark as ${statusWords[proposedStatus].label.toLowerCase()}…`
                        : "Change the status…"
                    }
                    reportId={id}
                    first={{
                      status: proposedStatus ?? source.status,
                      note: noteOfReport(report),
                      on: on ?? "",
                      url: address ?? "",
                    }}
                  />
                  <DismissNotice
                    slug={slug}
                    reportId={id}
                    label={proposedStatus ? "Does not apply…" : "Leave the status as it is…"}
                    sentence={reportSentence(report)}
                  />
                </>
              )
            }
          >
            <p>
              {wordsOfKind(kind).means}{" "}
              {source.status !== "current" && `Its status here is “${statusWords[source.status].label}”. `}
              {place === 0 && undecided}
            </p>
            {address && (
              <p className="mt-1">
                <a className="link wrap-anywhere" href={address} rel="noreferrer">
                  Read the notice: {noticeDoi}
                </a>
              </p>
            )}
          </Notice>
        );
      })}
    </section>
  );
}

function toneOf(proposed: SourceStatus | null): NoticeTone {
  return proposed === "retracted" || proposed === "withdrawn" ? "danger" : "warn";
}
