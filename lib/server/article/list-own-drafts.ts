import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** A text that somebody has brought in and not yet stored. */
export type OwnDraft = {
  importId: string;
  /** As the person has it by now, or as it was found; may be empty. */
  title: string;
  /** Whether storing it makes the next version of an article in place of a new one. */
  isVersion: boolean;
  updatedAt: Date;
};

const mostShown = 10;

/**
 * What the person is looking through themselves, the last touched first; at most 10. What an inbox or a list of
 * addresses brought waits there and is left out.
 */
export async function listOwnDrafts({ workspaceId, userId }: Actor): Promise<OwnDraft[]> {
  // The title alone is read: drafts hold whole texts.
  const rows = await db.$queryRaw<{ id: string; title: string; articleId: string | null; updatedAt: Date }[]>`
    SELECT id, article_id AS "articleId", updated_at AS "updatedAt",
           COALESCE(draft #>> '{fields,title}', proposal #>> '{fields,title,value}', '') AS title
      FROM article_import AS import
     WHERE workspace_id = ${workspaceId}::uuid AND created_by_id = ${userId}::uuid AND state = 'draft'
       AND NOT EXISTS (SELECT 1 FROM inbox_item AS item
                        WHERE item.workspace_id = import.workspace_id AND item.import_id = import.id)
     ORDER BY updated_at DESC, id DESC
     LIMIT ${mostShown}`;
  return rows.map(({ id, title, articleId, updatedAt }) => ({
    importId: id,
    title: title.trim(),
    isVersion: articleId !== null,
    updatedAt,
  }));
}
