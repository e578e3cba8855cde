import { DoubtList } from "@/components/queue/doubt-list";
import { ReportList } from "@/components/queue/report-list";
import { WaitingList } from "@/components/queue/waiting-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { DoubtGroup, ReaderReport } from "@/lib/server/queue/doubts";
import type { Waiting } from "@/lib/server/queue/waiting";

export function QueueView({
  slug,
  waiting,
  doubts,
  reports,
  perKind,
}: {
  slug: string;
  waiting: Waiting;
  /** null where the person does not settle doubts. */
  doubts: { groups: DoubtGroup[]; more: boolean } | null;
  reports: ReaderReport[] | null;
  perKind: number;
}) {
  const bare = waiting.forAnyone.some(({ kind }) => kind === "find_evidence");
  const parts = [
    { id: "for-me", title: "Waits for you" },
    { id: "for-anyone", title: "For anyone" },
    ...(doubts ? [{ id: "doubts", title: "Put in doubt" }] : []),
    ...(reports ? [{ id: "reports", title: "Reports from readers" }] : []),
  ];
  return (
    <>
      <PageHeader title="Queue" actions={<TextLink href={`/w/${slug}/agreement`}>How far we agree</TextLink>}>
        What waits for you, what anybody with your role can take up
        {doubts ? ", and what a change has put in doubt." : "."} At most {perKind} things of each kind are shown.
      </PageHeader>
      <nav aria-label="Parts of the queue" className="-mt-3 mb-8">
        <ul className="flex flex-wrap gap-x-5 text-sm">
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-8 items-center link pointer-coarse:min-h-11">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Section title="Waits for you" id="for-me">
        {waiting.forMe.length > 0 ? (
          <WaitingList slug={slug} label="Waits for you" items={waiting.forMe} />
        ) : (
          <EmptyState title="Nothing waits for you">
            Rounds that want your own rating or assessment, and texts that you have not stored yet, appear here.
          </EmptyState>
        )}
      </Section>
      <Section title="For anyone" id="for-anyone">
        {waiting.forAnyone.length > 0 ? (
          <>
            <WaitingList slug={slug} label="For anyone" items={waiting.forAnyone} />
            {bare && (
              <p className="mt-3 text-sm">
                <TextLink href={`/w/${slug}/claims?evidence=none`}>All claims without evidence</TextLink>
              </p>
            )}
          </>
        ) : (
          <EmptyState
            title="Nothing is left over"
            action={<ButtonLink href={`/w/${slug}/articles`}>Go to the articles</ButtonLink>}
          >
            Claims without evidence and steps that anybody with your role can take appear here. Meanwhile, an article
            may have passages that nobody has decided.
          </EmptyState>
        )}
      </Section>
      {doubts && (
        <Section title="Put in doubt" id="doubts">
          {doubts.groups.length > 0 ? (
            <DoubtList slug={slug} groups={doubts.groups} />
          ) : (
            <EmptyState title="Nothing is in doubt">
              When a source is retracted, corrected or gone, or a claim is reopened, everything that rests on it is
              listed here until somebody says that it still holds, or publishes a correction.
            </EmptyState>
          )}
          {doubts.more && <p className="mt-3 text-sm text-ink-muted">There are more. Settle these first.</p>}
        </Section>
      )}
      {reports && (
        <Section title="Reports from readers" id="reports">
          {reports.length > 0 ? (
            <ReportList slug={slug} reports={reports} />
          ) : (
            <EmptyState title="No reports">
              Every public page has “Report an error”. What readers write there arrives here.
            </EmptyState>
          )}
        </Section>
      )}
    </>
  );
}
