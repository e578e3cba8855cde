import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { bytesInWords } from "@/components/source/bytes-in-words";
import { readIgnored } from "@/lib/domain/capture/compare-copies";
import { ignoredInWords } from "@/lib/domain/capture/ignored-words";
import { captureChangeWords, captureTypes, isCaptureType } from "@/lib/domain/source/capture-rules";
import type { CaptureOfPage } from "@/lib/server/capture/list-captures";

const methodWords = { fetch: "Fetched", upload: "Uploaded", paste: "Pasted" };

/** Stored copies of a source, one a row, with what changed since the one before. */
export function CaptureRows({
  slug,
  sourceId,
  captures,
}: {
  slug: string;
  sourceId: string;
  captures: readonly CaptureOfPage[];
}) {
  return (
    <ul className="divide-y divide-rule border-y border-rule text-sm" aria-label="Stored copies">
      {captures.map((capture) => (
        <li key={capture.id} className="grid gap-1 py-2.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/w/${slug}/sources/${sourceId}/captures/${capture.id}`}>
              <RelativeTime at={capture.capturedAt} absolute />
            </TextLink>
            <span>{isCaptureType(capture.mediaType) ? captureTypes[capture.mediaType].label : capture.mediaType}</span>
            <span className="figures">{bytesInWords(capture.bytes)}</span>
            {capture.change !== "first" && (
              <Badge tone={capture.change === "changed" || capture.change === "gone" ? "warn" : "plain"}>
                {captureChangeWords[capture.change]}
              </Badge>
            )}
            {!capture.hasText && capture.change !== "gone" && <Badge tone="warn">No text in it</Badge>}
          </p>
          <p className="text-ink-muted">
            {methodWords[capture.method]} by {capture.by}
            {capture.change === "same" && ignoredNote(capture.ignored)}
            {capture.evidence > 0 &&
              ` · ${capture.evidence.toLocaleString("en-GB")} ${capture.evidence === 1 ? "quote" : "quotes"} taken from it`}
          </p>
          <p className="truncate font-mono text-xs text-ink-muted" title={capture.sha256}>
            <span className="sr-only">SHA-256: </span>
            {capture.sha256}
          </p>
        </li>
      ))}
    </ul>
  );
}

function ignoredNote(stored: unknown): string | null {
  const words = ignoredInWords(readIgnored(stored));
  return words && ` · not counted as a change: ${words}`;
}
