import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { DifferencePart } from "@/lib/server/capture/copy-difference";
import type { CaptureOnPage } from "@/lib/server/capture/data";

/** What changed between this copy and the one before it, line by line. */
export function CopyDifference({
  sourceHref,
  before,
}: {
  sourceHref: string;
  before: NonNullable<CaptureOnPage["before"]>;
}) {
  return (
    <Section title="What changed">
      <p className="mb-3 text-sm text-ink-muted">
        Compared with{" "}
        <TextLink href={`${sourceHref}/captures/${before.id}`}>
          the copy of <RelativeTime at={before.capturedAt} absolute />
        </TextLink>
        .
      </p>
      {before.difference === null ? (
        <p className="measure text-sm">The two copies differ too much to be compared line by line.</p>
      ) : (
        <div className="grid measure gap-0.5 border-y border-rule py-2 font-serif">
          {before.difference.map((part, index) => (
            <Part key={index} part={part} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Part({ part }: { part: DifferencePart }) {
  if (part.kind === "skipped") {
    return (
      <p className="pl-6 font-sans text-sm text-ink-muted">
        {`… ${part.count} unchanged ${part.count === 1 ? "line" : "lines"} …`}
      </p>
    );
  }
  const { kind, lines } = part;
  return lines.map((line, index) =>
    kind === "same" ? (
      <p key={index} className="pl-6 text-ink-muted">
        {line}
      </p>
    ) : (
      <Changed key={index} kind={kind} line={line} />
    ),
  );
}

function Changed({ kind, line }: { kind: "added" | "removed"; line: string }) {
  const Element = kind === "added" ? "ins" : "del";
  return (
    <p className={kind === "added" ? "relative bg-ok-wash pl-6" : "relative bg-danger-wash pl-6"}>
      <span aria-hidden="true" className="absolute left-1.5 font-sans">
        {kind === "added" ? "+" : "−"}
      </span>
      <span className="sr-only">{kind === "added" ? "Added: " : "Removed: "}</span>
      <Element className={kind === "added" ? "no-underline" : undefined}>{line}</Element>
    </p>
  );
}
