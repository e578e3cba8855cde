import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { captureListSchema, placeSchema } from "@/lib/domain/search/list-params";
import { isRestingKind } from "@/lib/domain/source/resting";
import { listCaptures } from "@/lib/server/capture/list-captures";
import type { RawParams } from "@/lib/server/search/loaders";
import { listResting, type RestingPage, type RestingRows } from "@/lib/server/source/resting";

const capturesPerPage = 50;

type Ask = { slug: string; sourceId: string; raw: RawParams };

/** A page of all stored copies of a source. */
export async function loadCaptureList({ slug, sourceId, raw }: Ask) {
  const { actor } = await requireActor(slug);
  const source = await findSource({ actor, sourceId });
  const params = captureListSchema.parse(raw);
  const ask = { workspaceId: actor.workspaceId, sourceId, size: capturesPerPage, place: params };
  return { source, params, list: await listCaptures({ ...ask, onlyChanges: params.show === "changes" }) };
}

export type CaptureListData = Awaited<ReturnType<typeof loadCaptureList>>;

/** Of one kind of things that rest on a source, a page. */
export type RestingList = {
  [Kind in keyof RestingRows]: { kind: Kind; list: RestingPage<RestingRows[Kind]> };
}[keyof RestingRows];

/** A page of all things of one kind that rest on a source. */
export async function loadResting({ slug, sourceId, kind, raw }: Ask & { kind: string }) {
  const { actor } = await requireActor(slug);
  const source = await findSource({ actor, sourceId });
  if (!isRestingKind(kind)) notFound();
  const place = placeSchema.parse(raw);
  const list = await listResting({ workspaceId: actor.workspaceId, sourceId, kind, place });
  return { source, resting: { kind, list } as RestingList };
}

async function findSource({ actor: { workspaceId }, sourceId }: { actor: Actor; sourceId: string }) {
  if (!isUuid(sourceId)) notFound();
  const source = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    select: { id: true, title: true },
  });
  return source ?? notFound();
}
