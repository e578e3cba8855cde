import { Badge } from "@/components/ui/badge";
import { DayText } from "@/components/ui/day-text";
import { TextLink } from "@/components/ui/text-link";
import { contentStateWords, type ContentState } from "@/lib/domain/redaction/content-state";
import type { TracedSource } from "@/lib/server/provenance/traced-sources";

/** A stored copy in a line: when it was stored, its hash, and what a check of it found. */
export function CopyLine({
  slug,
  copy,
  state,
}: {
  slug: string;
  copy: TracedSource["captures"][number];
  /** null where nothing was checked. */
  state: ContentState | null;
}) {
  const isBad = state === "broken" || state === "missing" || state === "not_removed";
  const words = state ? contentStateWords[state] : copy.isRedacted ? contentStateWords.redacted : null;
  return (
    <p className="text-sm">
      <TextLink href={`/w/${slug}/sources/${copy.sourceId}/captures/${copy.id}`} prefetch={false}>
        Copy of <DayText on={copy.capturedAt.slice(0, 10)} />
      </TextLink>{" "}
      {words && <Badge tone={isBad ? "danger" : state === "intact" ? "ok" : "warn"}>{words}</Badge>}
      <code className="block font-mono text-xs break-all text-ink-muted">SHA-256 {copy.sha256}</code>
    </p>
  );
}
