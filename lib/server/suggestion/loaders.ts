import { setTimeout } from "node:timers/promises";
import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { parsePreferences } from "@/lib/domain/account/preferences";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { modelSettings } from "@/lib/platform/model-client";
import { getArticle } from "@/lib/server/article/data";
import { listVersions } from "@/lib/server/article/versions";
import { listPassages } from "@/lib/server/passage/data";
import { getStretch } from "@/lib/server/suggestion/data";
import { listProposals } from "@/lib/server/suggestion/proposal-page";

/** How long a page waits for its first proposals before it goes out without them and asks again; milliseconds. */
const patience = 400;

/** The newest version of an article, passage by passage, with what is proposed for the first of them. */
export async function loadSplit({ slug, articleId }: { slug: string; articleId: string }) {
  const { actor, session } = await requireActor(slug);
  const { workspaceId } = actor;
  const article = isUuid(articleId) ? await getArticle({ workspaceId, articleId }) : null;
  if (!article) notFound();
  const [version] = await listVersions({ workspaceId, articleId });
  if (!version) notFound();
  const articleVersionId = version.id;
  const [{ text }, passages, firstPage] = await Promise.all([
    db.articleVersion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleVersionId } },
      select: { text: true },
    }),
    listPassages({ workspaceId, articleVersionId }),
    Promise.race([listProposals({ workspaceId, articleVersionId, from: 0 }), setTimeout(patience, null)]),
  ]);
  return {
    workspaceId,
    article,
    version,
    text,
    passages,
    /** Null where they take longer: the page asks for them. */
    firstPage,
    stretch: await getStretch({ workspaceId, articleVersionId, start: 0, end: text.length + 1 }),
    person: { id: session.user.id, name: session.user.name },
    preferences: parsePreferences(session.user.preferences),
    /** Name of the model that may be asked for wordings; null where none is configured. */
    model: modelSettings()?.name ?? null,
    mayDecide: can(actor, "passage.decide", article),
  };
}
