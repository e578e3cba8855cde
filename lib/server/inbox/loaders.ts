import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { inboxListSchema } from "@/lib/domain/inbox/inbox-params";
import { isOpen } from "@/lib/domain/inbox/inbox-words";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { getBatch, listBatches, listFeeds } from "@/lib/server/inbox/data";
import { listInbox } from "@/lib/server/inbox/list-inbox";
import { peopleById } from "@/lib/server/review/people";

type RawParams = Record<string, string | string[] | undefined>;

/** Everything that waits in the inbox of a workspace. */
export async function loadInbox({ slug, raw }: { slug: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  const params = inboxListSchema.parse(raw);
  const [list, batches, feeds] = await Promise.all([
    listInbox({ actor, params }),
    listBatches({ workspaceId }),
    listFeeds({ workspaceId }),
  ]);
  return {
    params,
    list,
    open: batches.filter(({ state }) => isOpen(state)),
    batches: batches.map(({ id, kind, name }) => ({ id, kind, name })),
    feeds: feeds.map(({ id, title, problem, stoppedAt }) => ({ id, title, problem, isStopped: stoppedAt !== null })),
    mayImport: can(actor, "article.import"),
  };
}

/** One long import with its items. */
export async function loadBatch({ slug, batchId, raw }: { slug: string; batchId: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const batch = isUuid(batchId) ? await getBatch({ workspaceId: actor.workspaceId, batchId }) : null;
  if (!batch) notFound();
  const params = { ...inboxListSchema.parse(raw), batch: batchId, feed: undefined };
  const [list, person] = await Promise.all([listInbox({ actor, params }), peopleById(db, [batch.createdById])]);
  return {
    batch,
    who: person(batch.createdById).name,
    params,
    list,
    mayImport: can(actor, "article.import"),
  };
}

/** The feeds that a workspace watches, or has watched. */
export async function loadFeeds({ slug }: { slug: string }) {
  const { actor } = await requireActor(slug);
  return { feeds: await listFeeds({ workspaceId: actor.workspaceId }), mayImport: can(actor, "article.import") };
}
