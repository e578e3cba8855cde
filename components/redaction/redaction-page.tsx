import { RedactForm } from "@/components/redaction/redact-form";
import { ThingLine } from "@/components/provenance/thing-line";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { removalAnswers } from "@/lib/domain/redaction/redaction-input";
import type { RedactionPageData } from "@/lib/server/redaction/loaders";

/** Where an owner removes the contents of a stored copy or an edition; afterwards, that it was done and why. */
export function RedactionPage({ slug, data }: { slug: string; data: RedactionPageData }) {
  const { type, id, thing, redaction, sha256, goes, stays } = data;
  return (
    <>
      <PageHeader eyebrow="Redaction" title={type === "capture" ? "Redact a stored copy" : "Redact an edition"}>
        <ThingLine slug={slug} thing={thing} />
      </PageHeader>
      {redaction ? (
        <Notice tone="warn" role="status" title="This is redacted.">
          <p>{redaction.reason}</p>
          <p className="mt-2 text-sm">
            <RelativeTime at={redaction.at} absolute />. Its public address answers{" "}
            {removalAnswers[redaction.answersWith === 451 ? 451 : 410].label}. It had the SHA-256{" "}
            <code className="font-mono text-xs [overflow-wrap:anywhere]">{sha256}</code>
          </p>
        </Notice>
      ) : (
        <>
          <p className="mb-8 measure">
            What is published or stored here never changes. Redaction is the one exception, for what must not stay: the
            contents go for good, and that they were here stays on record, with your reason.
          </p>
          <div className="mb-10 grid gap-x-12 gap-y-8 md:grid-cols-2">
            <div>
              <Plan title="This goes" entries={goes} />
            </div>
            <div>
              <Plan title="This stays" entries={stays} />
            </div>
          </div>
          <Section title="Reason and answer">
            <RedactForm slug={slug} type={type} id={id} name={thing.label} goes={goes} stays={stays} />
          </Section>
        </>
      )}
    </>
  );
}

function Plan({ title, entries }: { title: string; entries: readonly string[] }) {
  return (
    <Section title={title}>
      <ul className="divide-y divide-rule border-y border-rule text-sm">
        {entries.map((entry) => (
          <li key={entry} className="py-2">
            {entry}
          </li>
        ))}
      </ul>
    </Section>
  );
}
