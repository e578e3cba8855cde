import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { contentState, worstState, type ContentState } from "@/lib/domain/redaction/content-state";
import { getBlob } from "@/lib/platform/blobs";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";

/** What became of the contents of one row. */
export type Checked = { id: string; sha256: string; state: ContentState };

/** Checks the text of editions against the hashes that were published with them. */
export async function verifyEditions({
  workspaceId,
  ids,
}: {
  workspaceId: WorkspaceId;
  ids: readonly string[];
}): Promise<Checked[]> {
  const [rows, redactions] = await Promise.all([
    db.edition.findMany({
      where: { workspaceId, id: { in: [...ids] } },
      select: { id: true, sha256: true, canonical: true },
      orderBy: { id: "asc" },
    }),
    redactionsOf({ workspaceId, type: "edition", ids }),
  ]);
  return rows.map(({ id, sha256, canonical }) => ({
    id,
    sha256,
    state: contentState({
      found: canonical === "" ? "absent" : sha256Of(canonical) === sha256 ? "matches" : "differs",
      isRedacted: redactions.has(id),
    }),
  }));
}

/**
 * Reads the stored bytes and text of copies and checks both against their hashes, one copy after the other, so that no more
 * than one is in memory.
 */
export async function verifyCaptures({
  workspaceId,
  ids,
}: {
  workspaceId: WorkspaceId;
  ids: readonly string[];
}): Promise<Checked[]> {
  const redactions = await redactionsOf({ workspaceId, type: "capture", ids });
  const checked: Checked[] = [];
  for (const id of ids) {
    const row = await db.capture.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { sha256: true, text: true, textSha256: true },
    });
    if (!row) continue;
    const isRedacted = redactions.has(id);
    const bytes = contentState({ found: await storedBytes({ workspaceId, sha256: row.sha256 }), isRedacted });
    // A copy may have no text from the start; then its hash is that of nothing.
    const matches = sha256Of(row.text) === row.textSha256;
    const text = isRedacted
      ? contentState({ found: row.text === "" ? "absent" : "differs", isRedacted })
      : contentState({ found: matches ? "matches" : "differs", isRedacted });
    checked.push({ id, sha256: row.sha256, state: worstState([bytes, text]) });
  }
  return checked;
}

/** Whether the bytes of a digest are in the store, on the disk or in a bucket, and still have that digest. */
export async function storedBytes(key: {
  workspaceId: string;
  sha256: string;
}): Promise<"matches" | "differs" | "absent"> {
  try {
    return (await getBlob(key)) ? "matches" : "absent";
  } catch (error) {
    // getBlob throws where the bytes no longer have the digest that they are named for.
    if (error instanceof Error && error.message.includes("damaged")) return "differs";
    throw error;
  }
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
