import { db } from "@/lib/db/client";
import { canonicalText, genesisHash, sha256Hex, type ActivityContent } from "@/lib/server/activity/canonical-activity";

export type ChainReport =
  | { ok: true; length: number; head: string }
  /** seq is the first link that does not hold; `cut` means that links at the end are missing. */
  | { ok: false; seq: number; problem: "missing" | "altered" | "relinked" | "cut" };

const pageSize = 1000;

/**
 * Walks a workspace's whole record and checks every link: its stored fields against its canonical text, the text against
 * its hash, the hash against the next link and the last one against the head. `expectedHead` (from a published edition)
 * also shows a tail that was cut together with the head row. Links that are appended meanwhile are walked too.
 * @param onLink - hears how many links hold so far, after each thousand
 */
export async function verifyChain({
  workspaceId,
  expectedHeads = [],
  onLink,
}: {
  workspaceId: string;
  expectedHeads?: readonly string[];
  onLink?: (walked: number) => void;
}): Promise<ChainReport> {
  let prevHash = genesisHash;
  let seq = 0;
  const wanted = new Set(expectedHeads);
  for (;;) {
    const page = await db.activity.findMany({
      where: { workspaceId, seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: pageSize,
    });
    for (const row of page) {
      if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, problem: "missing" };
      seq = row.seq;
      if (row.prevHash !== prevHash) return { ok: false, seq, problem: "relinked" };
      const content: ActivityContent = {
        workspaceId: row.workspaceId,
        seq: row.seq,
        at: row.at.toISOString(),
        actorId: row.actorId,
        verb: row.verb,
        objectType: row.objectType,
        objectId: row.objectId,
        detail: row.detail as Record<string, unknown>,
        prevHash: row.prevHash,
      };
      if (canonicalText(content) !== row.canonical || sha256Hex(row.canonical) !== row.hash) {
        return { ok: false, seq, problem: "altered" };
      }
      prevHash = row.hash;
      wanted.delete(row.hash);
    }
    onLink?.(seq);
    if (page.length === pageSize) continue;
    const head = await db.activityHead.findUnique({ where: { workspaceId } });
    // Somebody has worked since the page was read; what they added is there to be read by now.
    if (head && head.seq > seq && page.length > 0) continue;
    if (!head || head.seq !== seq || head.hash !== prevHash || wanted.size > 0) {
      return { ok: false, seq: seq + 1, problem: "cut" };
    }
    return { ok: true, length: seq, head: prevHash };
  }
}
