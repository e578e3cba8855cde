import { db } from "@/lib/db/client";
import { log } from "@/lib/platform/log";
import { renderWorkspace } from "@/lib/publish/render-public";

/** The same address is made up for at most this often; milliseconds. Asking for what is not there costs one query. */
const pause = 10_000;
const maxRemembered = 1_000;

/**
 * Makes up for pages that were published and never drawn, when somebody asks for one.
 * @returns a function from the parts of an address below `/p/` to whether it is worth looking again.
 */
export function createHealPublic({ clock = Date.now }: { clock?: () => number } = {}) {
  const tried = new Map<string, number>();

  return async function heal([slug, briefingSlug]: readonly string[]): Promise<boolean> {
    if (!slug) return false;
    const key = `${slug}/${briefingSlug ?? ""}`;
    const now = clock();
    if (now - (tried.get(key) ?? -Infinity) < pause) return false;
    if (tried.size >= maxRemembered) tried.clear();
    tried.set(key, now);
    try {
      const edition = await db.edition.findFirst({
        where: { briefing: { workspace: { slug }, ...(briefingSlug && { slug: briefingSlug }) } },
        select: { workspaceId: true, briefingId: true },
      });
      if (!edition) return false;
      const { workspaceId, briefingId } = edition;
      return (await renderWorkspace({ workspaceId, briefingIds: briefingSlug ? [briefingId] : [] })) > 0;
    } catch (error) {
      log.error({ err: error, slug }, "missing public pages could not be drawn");
      return false;
    }
  };
}
