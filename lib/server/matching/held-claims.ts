import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { breathe } from "@/lib/server/matching/breathe";
import { ClaimIndex } from "@/lib/text/claim-index";

/** Claims that are read from the database at once. */
const pageSize = 1000;
/** An index is filled anew when this many times as many places stand empty as are taken, and more than a page. */
const mostLeft = 1;

/** The claims of one workspace by their wording, and up to where in the workspace's record they are known. */
export type HeldClaims = { index: ClaimIndex; seq: number; hash: string };

/** Where the record of a workspace ends. */
async function headOfRecord(workspaceId: WorkspaceId): Promise<{ seq: number; hash: string }> {
  return db.activityHead.findUniqueOrThrow({ where: { workspaceId }, select: { seq: true, hash: true } });
}

/** Reads all claims of a workspace into an index, a page at a time, so that others are served in between. */
export async function fillHeldClaims(workspaceId: WorkspaceId): Promise<HeldClaims> {
  // The head first: what changes while the claims are read stands behind it and is read again.
  const { seq, hash } = await headOfRecord(workspaceId);
  const index = new ClaimIndex();
  const rest = breathe();
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await db.claim.findMany({
      where: { workspaceId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true, statement: true },
    });
    for (const { id, statement } of page) {
      index.add({ id, text: statement });
      await rest();
    }
    if (page.length < pageSize) return { index, seq, hash };
    after = page.at(-1)!.id;
  }
}

/**
 * Brings an index up to the end of the record. Every change of a claim stands in the record with the claim's id, in the
 * order of the commits, whichever process made it; what was taken out of the table is missed by whoever reads the rows.
 * Answers false where the record is no longer the one that the index followed (a restored backup), or where the index
 * has more empty places than claims: then it has to be filled anew.
 */
export async function followRecord(workspaceId: WorkspaceId, held: HeldClaims): Promise<boolean> {
  const head = await headOfRecord(workspaceId);
  if (head.seq === held.seq) return head.hash === held.hash;
  if (head.seq < held.seq) return false;
  if (held.seq > 0) {
    const known = await db.activity.findUnique({
      where: { workspaceId_seq: { workspaceId, seq: held.seq } },
      select: { hash: true },
    });
    if (known?.hash !== held.hash) return false;
  }
  const changed = await db.$queryRaw<{ id: string; statement: string | null }[]>`
    SELECT named.id, claim.statement
      FROM (SELECT object_id AS id FROM activity
             WHERE workspace_id = ${workspaceId}::uuid AND seq > ${held.seq} AND seq <= ${head.seq}
               AND object_type = 'claim'
             UNION
            SELECT member.id::uuid
              FROM activity,
                   jsonb_array_elements_text(
                     CASE jsonb_typeof(detail -> 'claimIds') WHEN 'array' THEN detail -> 'claimIds' END) AS member (id)
             WHERE workspace_id = ${workspaceId}::uuid AND seq > ${held.seq} AND seq <= ${head.seq}) AS named
      LEFT JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = named.id`;
  const rest = breathe();
  for (const { id, statement } of changed) {
    if (statement === null) held.index.remove(id);
    else held.index.add({ id, text: statement });
    await rest();
  }
  held.seq = head.seq;
  held.hash = head.hash;
  return held.index.leftPlaces <= Math.max(pageSize, held.index.size * mostLeft);
}
