import { HandleReportButtons } from "@/components/queue/handle-report-buttons";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { ReaderReport } from "@/lib/server/queue/doubts";

/** Reports from readers of the public pages, with what can be done about each. */
export function ReportList({ slug, reports }: { slug: string; reports: readonly ReaderReport[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {reports.map(({ id, path, message, contact, createdAt }) => (
        <li key={id} className="py-4">
          <p className="measure font-serif text-lg whitespace-pre-line">{message}</p>
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
            <span className="break-all">
              on{" "}
              <TextLink href={path} prefetch={false}>
                {path}
              </TextLink>
            </span>
            {contact && <span className="break-all">from {contact}</span>}
            <RelativeTime at={createdAt} />
          </p>
          <div className="mt-2 -ml-2.5">
            <HandleReportButtons slug={slug} reportId={id} contact={contact} />
          </div>
        </li>
      ))}
    </ul>
  );
}
