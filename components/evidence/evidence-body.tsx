import { CopyStateMark } from "@/components/evidence/copy-state-mark";
import { FigureNote } from "@/components/evidence/figure-note";
import { SourceStatusMark } from "@/components/source/source-status-mark";
import { ReliabilityMark } from "@/components/ui/admiralty-mark";
import { classNames } from "@/components/ui/class-names";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { StanceMark } from "@/components/ui/stance-mark";
import { TextLink } from "@/components/ui/text-link";
import { evidenceKindWords } from "@/lib/domain/evidence/stance";
import { statusWords, type SourceStatus } from "@/lib/domain/source/status";
import { wordsOfKind } from "@/lib/domain/source/status-report";
import type { EvidenceCard } from "@/lib/server/evidence/data";

function statusName(status: string): string {
  return statusWords[status as SourceStatus].label.toLowerCase();
}

/** What an evidence item says, where it is taken from and whether that can be checked: in the list and in the dossier. */
export function EvidenceBody({ slug, evidence }: { slug: string; evidence: EvidenceCard }) {
  const { source, captureId } = evidence;
  const sourceHref = `/w/${slug}/sources/${source.id}`;
  return (
    <div className="grid min-w-0 gap-2 font-sans text-base">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StanceMark stance={evidence.stance} />
        <span className="text-sm text-ink-muted">{evidenceKindWords[evidence.kind].label}</span>
        <CopyStateMark state={evidence.copyState} />
        {evidence.withdrawn && <Badge tone="warn">Withdrawn</Badge>}
        {evidence.newerThanClaim && <Badge>Newer than the claim</Badge>}
        {evidence.group && <Badge>Holds only together: {evidence.group.label}</Badge>}
      </p>
      {evidence.exact && (
        <blockquote
          className={classNames(
            "measure border-l-2 border-rule-strong pl-4 font-serif text-lg leading-normal",
            // The lines of a quotation are those of a column or a page; the rows of a table mean something.
            evidence.kind !== "quotation" && "whitespace-pre-line",
          )}
        >
          {evidence.kind === "quotation" ? `“${evidence.exact}”` : evidence.exact}
        </blockquote>
      )}
      {evidence.figure && <FigureNote figure={evidence.figure} />}
      {evidence.note && <p className="measure whitespace-pre-line">{evidence.note}</p>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
        <span>
          <TextLink href={sourceHref} title={source.reference} className="inline-flex min-h-6 items-center">
            {source.authorDate}
          </TextLink>
          {evidence.locator && `, ${evidence.locator}`}
        </span>
        <SourceStatusMark status={source.status} />
        {evidence.sourceReported !== null && <Badge tone="warn">{wordsOfKind(evidence.sourceReported).mark}</Badge>}
        <ReliabilityMark reliability={source.reliability} />
        {captureId && (
          <TextLink
            href={`${sourceHref}/captures/${captureId}?evidence=${evidence.id}#quote`}
            className="inline-flex min-h-6 items-center"
          >
            {evidence.copyState === "verified" ? "See it in the copy" : "See the copy"}
          </TextLink>
        )}
      </p>
      {evidence.sourceSince.length > 0 && (
        <p className="measure text-sm text-warn">
          Since this was added, its source went{" "}
          {evidence.sourceSince.map(({ kind, from, to, at }, index) => (
            <span key={at + kind}>
              {index > 0 && "; "}
              {kind === "status"
                ? `from ${statusName(from)} to ${statusName(to)}`
                : `from reliability ${from} to ${to}`}{" "}
              (<RelativeTime at={new Date(at)} />)
            </span>
          ))}
          .
        </p>
      )}
      {evidence.withdrawn && (
        <p className="measure text-sm text-ink-muted">
          Withdrawn: <span className="whitespace-pre-line">{evidence.withdrawn.reason}</span>
        </p>
      )}
    </div>
  );
}
