import type { Tx } from "@/lib/db/client";
import { refuse, type Outcome } from "@/lib/domain/outcome";

export type CurrentVersion = { id: string; articleId: string; number: number; text: string };

/**
 * The version that somebody is about to mark or decide something in, held so that no newer one appears and no second
 * person decides in it before this transaction ends. Refuses `stale_version` where a newer one is there already.
 */
export async function holdCurrentVersion(
  tx: Tx,
  { workspaceId, articleVersionId }: { workspaceId: string; articleVersionId: string },
): Promise<Outcome<{ version: CurrentVersion }, "not_found" | "stale_version">> {
  const version = await tx.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleVersionId } },
    select: { id: true, articleId: true, number: true, text: true },
  });
  if (!version) return refuse("not_found");
  // storeVersion takes the same row FOR NO KEY UPDATE, and so do we: decisions in one article come one after another.
  await tx.$executeRaw`
    SELECT 1 FROM article WHERE workspace_id = ${workspaceId}::uuid AND id = ${version.articleId}::uuid FOR NO KEY UPDATE`;
  const newer = await tx.articleVersion.findFirst({
    where: { workspaceId, articleId: version.articleId, number: { gt: version.number } },
    select: { id: true },
  });
  return newer ? refuse("stale_version") : { ok: true, version };
}
