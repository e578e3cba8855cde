import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { Content } from "@/lib/server/verify/content";

/** Rows that are read at once. */
const pageSize = 1_000;
const first = "00000000-0000-0000-0000-000000000000";

type Page = { workspaceId: WorkspaceId; after: string };
type Row = { id: string; isTold: boolean };

/** Approvals that count, by which a verdict may be published. */
const approvals = ({ workspaceId, after }: Page) => Prisma.sql`
  SELECT approval.id, approval.verdict_sha256 = verdict.sha256 AND EXISTS (
           SELECT 1 FROM activity told
            WHERE told.workspace_id = ${workspaceId}::uuid AND told.object_type = 'verdict'
              AND told.object_id = approval.verdict_id AND told.verb = 'verdict.approved'
              AND told.actor_id = approval.approver_id AND told.detail->>'sha256' = approval.verdict_sha256) AS "isTold"
    FROM approval JOIN verdict ON verdict.workspace_id = ${workspaceId}::uuid AND verdict.id = approval.verdict_id
   WHERE approval.workspace_id = ${workspaceId}::uuid AND approval.id > ${after}::uuid AND approval.voided_at IS NULL
   ORDER BY approval.id LIMIT ${pageSize}`;

/**
 * Corrections, which readers see beside editions. The note of one that made an edition stands in that edition; of any other
 * the record has the digest, but for those from before it was kept.
 */
const corrections = ({ workspaceId, after }: Page) => Prisma.sql`
  SELECT correction.id, EXISTS (
           SELECT 1 FROM activity told
            WHERE told.workspace_id = ${workspaceId}::uuid AND told.object_type = 'edition'
              AND told.object_id = coalesce(correction.to_edition_id, correction.from_edition_id)
              AND CASE WHEN correction.to_edition_id IS NULL
                  THEN told.verb = 'correction.published' AND told.detail->>'correctionId' = correction.id::text
                       AND told.detail->>'kind' = correction.kind::text
                       AND coalesce(told.detail->>'sha256' = encode(sha256(convert_to(correction.note, 'UTF8')), 'hex'), true)
                  ELSE told.verb = 'edition.published' AND told.detail->>'correction' = correction.kind::text
                       AND coalesce(made.canonical::json->'correction'->>'note' = correction.note, true)
                  END) AS "isTold"
    FROM correction
    -- A redacted edition has no text to compare with.
    LEFT JOIN edition made ON made.workspace_id = ${workspaceId}::uuid AND made.id = correction.to_edition_id
          AND made.canonical IS JSON
   WHERE correction.workspace_id = ${workspaceId}::uuid AND correction.id > ${after}::uuid
   ORDER BY correction.id LIMIT ${pageSize}`;

/** Redactions, for which contents may be gone. Copies with the same bytes go together, and the record names one of them. */
const redactions = ({ workspaceId, after }: Page) => Prisma.sql`
  SELECT redaction.id, EXISTS (
           SELECT 1 FROM activity told
            WHERE told.workspace_id = ${workspaceId}::uuid AND told.object_type = redaction.object_type
              AND told.verb = 'redaction.made'
              AND (told.object_id = redaction.object_id OR told.detail->>'sha256' = redaction.sha256)) AS "isTold"
    FROM redaction
   WHERE redaction.workspace_id = ${workspaceId}::uuid AND redaction.id > ${after}::uuid
   ORDER BY redaction.id LIMIT ${pageSize}`;

/**
 * What counts because it stands there, against the record: an approval, correction or redaction that somebody put into the
 * database by hand has no entry of its own.
 */
export async function* toldByRecord(workspaceId: WorkspaceId): AsyncGenerator<Content[]> {
  for (const list of [approvals, corrections, redactions]) {
    for (let after = first; ;) {
      const rows = await db.$queryRaw<Row[]>(list({ workspaceId, after }));
      if (rows.length === 0) break;
      after = rows.at(-1)!.id;
      yield rows.map(({ id, isTold }) => ({ id, state: isTold ? ("intact" as const) : ("untold" as const) }));
    }
  }
}
