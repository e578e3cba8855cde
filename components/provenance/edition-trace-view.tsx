import { TracedEvidence } from "@/components/provenance/traced-evidence";
import { RedactLink } from "@/components/redaction/redact-link";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { linksByFrom } from "@/lib/domain/provenance/source-chain";
import { certaintyWords } from "@/lib/domain/review/certainty";
import { contentStateWords, worstState } from "@/lib/domain/redaction/content-state";
import type { EditionTracePage } from "@/lib/server/provenance/trace-loaders";

/** What an edition rests on, claim by claim, down to the stored copies and their hashes. */
export function EditionTraceView({ slug, trace }: { slug: string; trace: EditionTracePage }) {
  const { edition, claims, sources, links, states, canRedact } = trace;
  const { briefing, number, redaction } = edition;
  const editions = `/w/${slug}/briefings/${briefing.id}/editions`;
  const here = `${editions}/${number}`;
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const byFrom = linksByFrom(links);
  const copies = sources.flatMap(({ captures }) => captures);
  const evidence = claims.reduce((sum, one) => sum + one.evidence.length, 0);
  const found = Object.values(states);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Briefings", href: `/w/${slug}/briefings` },
              { label: briefing.title, href: editions },
              { label: `Edition ${number}` },
            ]}
          />
        }
        eyebrow="What it rests on"
        title={`Edition ${number} of ${briefing.title}`}
        meta={
          <>
            <span>
              Published <RelativeTime at={new Date(edition.publishedAt)} absolute />
            </span>
            <span>
              {count(claims.length, "claim")}, {count(evidence, "piece of evidence", "pieces of evidence")},{" "}
              {count(sources.length, "source")}, {count(copies.length, "stored copy", "stored copies")}
            </span>
          </>
        }
        actions={
          <>
            <a className="link py-2 text-sm" href={`${here}?check=1`}>
              Check every hash
            </a>
            <a className="link py-2 text-sm" href={`${here}/trace.json`} download>
              Download as JSON
            </a>
          </>
        }
      />
      {redaction && (
        <Notice tone="warn" title="The text of this edition was redacted." className="mb-6">
          {redaction.reason}
        </Notice>
      )}
      {edition.notices.map(({ id, text }) => (
        <Notice key={id} tone="warn" className="mb-3">
          {text}
        </Notice>
      ))}
      {found.length > 0 && <CheckResult states={found} />}
      <dl className="mb-10 grid gap-2 text-sm">
        <Hash name="SHA-256 of the edition" value={edition.sha256}>
          {states[edition.id] && <Badge>{contentStateWords[states[edition.id]!]}</Badge>}
        </Hash>
        <Hash name="Head of the record before it" value={edition.activityHead} />
      </dl>
      {claims.length === 0 && (
        <EmptyState title="It rests on nothing">This edition was published without a verdict in it.</EmptyState>
      )}
      {claims.map(({ claim, verdict, evidence: items }) => (
        <Section key={verdict.id} title={`Claim ${claim.number}`} className="mb-10">
          <p className="measure font-serif text-lg wrap-anywhere">
            <TextLink href={`/w/${slug}/claims/${claim.id}`}>{verdict.statement}</TextLink>
          </p>
          <p className="mt-1 text-sm">
            Verdict {verdict.number}: <b className="font-semibold">{verdict.rating}</b>,{" "}
            {certaintyWords[verdict.certainty].label.toLowerCase()} certainty
          </p>
          <p className="mt-1 font-mono text-xs break-all text-ink-muted">SHA-256 {verdict.sha256}</p>
          <ul className="mt-4 grid gap-5">
            {items.map((item) => (
              <TracedEvidence
                key={item.id}
                slug={slug}
                claim={claim}
                item={item}
                sources={sourceById}
                links={byFrom}
                states={states}
              />
            ))}
          </ul>
        </Section>
      ))}
      {canRedact && <RedactLink slug={slug} type="edition" id={edition.id} />}
    </>
  );
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}

function CheckResult({ states }: { states: (keyof typeof contentStateWords)[] }) {
  const worst = worstState(states);
  const redacted = states.filter((state) => state === "redacted").length;
  const isSound = worst === "intact" || worst === "redacted";
  return (
    <Notice
      tone={isSound ? "ok" : "warn"}
      role="status"
      className="mb-6"
      title={isSound ? "Everything that is stored matches its hash." : "Not everything matches its hash."}
    >
      {states.length === 1
        ? "The edition itself was checked."
        : `The edition and ${states.length - 1} copies were read and checked.`}
      {redacted > 0 &&
        ` ${count(redacted, "of them is", "of them are")} redacted: removed on purpose, with the hash kept.`}
      {!isSound && " What does not is marked below."}
    </Notice>
  );
}

function Hash({ name, value, children }: { name: string; value: string; children?: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0">
        <code className="font-mono text-xs break-all">{value}</code> {children}
      </dd>
    </div>
  );
}
