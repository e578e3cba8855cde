import { RelativeTime } from "@/components/ui/relative-time";
import { noticeAddress, reportSentence } from "@/lib/domain/source/status-report";
import type { ReportOfPage } from "@/lib/server/source/status-report/data";

/** Notices on a source that were answered, with what was said of them. */
export function AnsweredNotices({ reports }: { reports: readonly ReportOfPage[] }) {
  if (reports.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer py-1 text-ink-muted">
        {reports.length === 1 ? "1 answered notice" : `${reports.length} answered notices`}
      </summary>
      <ul className="mt-2 grid gap-3 border-l-2 border-rule pl-4">
        {reports.map((report) => {
          const { id, state, reason, noticeDoi, answeredBy, answeredAt } = report;
          const address = noticeAddress(noticeDoi);
          return (
            <li key={id} className="grid gap-0.5">
              <p className="font-medium">{reportSentence(report)}</p>
              {address && (
                <a className="link wrap-anywhere" href={address} rel="noreferrer">
                  {noticeDoi}
                </a>
              )}
              <p className="measure whitespace-pre-line">
                {state === "dismissed" ? `Nothing follows from it: ${reason ?? ""}` : "The status was set by it."}
              </p>
              <p className="text-ink-muted">
                {answeredBy ? `${answeredBy}, ` : "The status said so already, "}
                {answeredAt && <RelativeTime at={answeredAt} />}
              </p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
