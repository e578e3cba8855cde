import { z } from "zod";
import { copyStates } from "@/lib/domain/evidence/copy-state";
import { evidenceKinds, stances } from "@/lib/domain/evidence/stance";
import { credibilitySchema } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { reliabilities } from "@/lib/domain/source/reliability";
import { sourceStatuses } from "@/lib/domain/source/status";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();

/**
 * An evidence item as it stood when a verdict was settled: all that a reader needs to judge it, so that neither an edit
 * nor a merge nor a new copy changes what the verdict was based on. Stored as JSON and covered by the verdict's hash.
 */
export const verdictEvidenceSnapshotSchema = z.object({
  evidenceId: z.uuid(),
  kind: z.enum(evidenceKinds),
  stance: z.enum(stances),
  /** The source's own words; null for a finding that is told in the note. */
  quote: z.string().nullable(),
  /** Where the quote stands in the copy's text, in UTF-16 units; null where it was not found. */
  position: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  /** Page, section, table, minute. */
  locator: z.string().nullable(),
  note: z.string(),
  /** Items of one group hold only together. */
  group: z.object({ id: z.uuid(), label: z.string() }).nullable(),
  copyState: z.enum(copyStates),
  capture: z
    .object({ id: z.uuid(), sha256, textSha256: sha256, mediaType: z.string(), capturedAt: instant })
    .nullable(),
  source: z.object({
    /** The source that the evidence is recorded with. Where it was merged, all else is of the one that stands for it. */
    id: z.uuid(),
    /** CSL-JSON as stored. */
    csl: z.record(z.string(), z.json()),
    /** The citation in words, in the workspace's style of that day. */
    citation: z.string(),
    url: z.string().nullable(),
    status: z.enum(sourceStatuses),
    /** Admiralty A to F; null where nobody has rated it. */
    reliability: z.enum(reliabilities).nullable(),
  }),
  /** What the raters of the revealed round gave, without names, in the order of the values. */
  ratings: z.array(z.object({ credibility: credibilitySchema, directness: z.enum(directnessLevels) })),
});

export type VerdictEvidenceSnapshot = z.output<typeof verdictEvidenceSnapshotSchema>;

/**
 * The part of a snapshot that is the evidence itself. When it differs from the evidence of today, approvals of the verdict
 * are void; a change of the source's status or reliability is a doubt for the review queue instead. Where the copy was
 * redacted since, the evidence is what it was: all else that a copy's state tells stands in quote, position and capture.
 */
export function evidenceAsJudged(
  evidence: Omit<VerdictEvidenceSnapshot, "evidenceId" | "ratings" | "source" | "copyState"> & {
    source: { id: string };
  },
) {
  const { kind, stance, quote, position, locator, note, group, capture, source } = evidence;
  return {
    kind,
    stance,
    quote,
    position,
    locator,
    note,
    group: group?.id ?? null,
    capture: capture?.id ?? null,
    source: source.id,
  };
}
