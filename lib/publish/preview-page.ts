import { baseUrl } from "@/lib/platform/env";
import type { AbsenceNotice } from "@/lib/publish/absence-notices";
import type { Edition } from "@/lib/publish/edition-schema";
import { loadPublicWorkspace } from "@/lib/publish/load-public";
import type { PublicBriefing, PublicEdition } from "@/lib/publish/public-content";
import { publicPaths } from "@/lib/publish/public-paths";
import { editionPage } from "@/lib/publish/render/edition-page";

/** The page that publishing would make, as one HTML text. It is not stored. */
export async function previewPage({
  workspaceId,
  edition,
  before,
  notices,
}: {
  workspaceId: string;
  edition: Edition;
  before: Edition | null;
  /** What would stand around it from the start. */
  notices: readonly AbsenceNotice[];
}): Promise<string> {
  const loaded = await loadPublicWorkspace(workspaceId);
  if (!loaded) throw new Error(`There is no workspace ${workspaceId}.`);
  const asPublished = (one: Edition): PublicEdition => ({
    id: "",
    number: one.number,
    sha256: "0".repeat(64),
    publishedAt: one.publishedAt,
    canonical: "",
    edition: one,
    notices: [],
    removal: null,
  });
  const at = edition.publishedAt;
  const shown = { ...asPublished(edition), notices: notices.map((notice) => ({ ...notice, at })) };
  const briefing: PublicBriefing = {
    id: "",
    slug: edition.briefing.slug,
    editions: [...(before ? [asPublished(before)] : []), shown],
    corrections: [],
  };
  const page = publicPaths.edition({ slug: briefing.slug, number: edition.number });
  return forFrame(
    editionPage({
      site: { workspace: loaded.workspace, base: baseUrl(), typeBase: "/type/" },
      briefing,
      shown,
      page,
    }),
  );
}

/** Links within the page stay; all others lead nowhere, since what they lead to is not published yet. */
function forFrame(page: string): string {
  const body = page.indexOf("<body>");
  return page.slice(0, body) + page.slice(body).replace(/ href="(?!#)[^"]*"/g, ' href="#not-published"');
}
