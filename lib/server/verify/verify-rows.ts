import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { contentState } from "@/lib/domain/redaction/content-state";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { storedBytes } from "@/lib/server/redaction/verify-contents";
import type { Content } from "@/lib/server/verify/content";
import { storedVerdictContent, verdictContentInclude, verdictSha256 } from "@/lib/server/verdict/verdict-hash";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";

type Rows = { workspaceId: WorkspaceId; ids: readonly string[] };

/** Checks the text of article versions against its hash, and against the document that it is made of. */
export async function verifyArticleVersions({ workspaceId, ids }: Rows): Promise<Content[]> {
  const rows = await db.articleVersion.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, doc: true, text: true, textSha256: true },
  });
  return rows.map(({ id, doc, text, textSha256 }) => {
    const matches = sha256Hex(text) === textSha256 && textOfStored(doc) === text;
    return { id, state: matches ? "intact" : "broken" };
  });
}

function textOfStored(doc: unknown): string | null {
  try {
    return textOf(doc as DocNode);
  } catch {
    // What is no longer a document has no text.
    return null;
  }
}

/** Checks verdicts, with the evidence that they rest on, against the hashes that were approved. */
export async function verifyVerdicts({ workspaceId, ids }: Rows): Promise<Content[]> {
  const rows = await db.verdict.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: verdictContentInclude,
  });
  return rows.map((row) => ({ id: row.id, state: hashOf(row) === row.sha256 ? "intact" : "broken" }));
}

function hashOf(row: Parameters<typeof storedVerdictContent>[0]): string | null {
  try {
    return verdictSha256(storedVerdictContent(row));
  } catch {
    // What is no longer JSON of ours has no hash of ours.
    return null;
  }
}

/** Checks what was stored beside web pages, once for each digest. It is named by that digest. */
export async function* verifyParts(workspaceId: WorkspaceId): AsyncGenerator<Content[]> {
  for (let after = ""; ;) {
    // Bytes that any copy or part still has are not redacted with another one that had them too.
    const rows = await db.$queryRaw<{ sha256: string; isRedacted: boolean }[]>`
      WITH redacted AS (
        SELECT object_id AS id FROM redaction WHERE workspace_id = ${workspaceId}::uuid AND object_type = 'capture')
      SELECT part.sha256,
             bool_and(part.capture_id IN (SELECT id FROM redacted))
               AND NOT EXISTS (SELECT 1 FROM capture WHERE capture.workspace_id = ${workspaceId}::uuid
                                  AND capture.sha256 = part.sha256 AND capture.id NOT IN (SELECT id FROM redacted)) AS "isRedacted"
        FROM capture_resource part
       WHERE part.workspace_id = ${workspaceId}::uuid AND part.sha256 > ${after}
       GROUP BY part.sha256 ORDER BY part.sha256 LIMIT 50`;
    if (rows.length === 0) return;
    after = rows.at(-1)!.sha256;
    const checked: Content[] = [];
    for (const { sha256, isRedacted } of rows) {
      checked.push({
        id: sha256,
        state: contentState({ found: await storedBytes({ workspaceId, sha256 }), isRedacted }),
      });
    }
    yield checked;
  }
}
