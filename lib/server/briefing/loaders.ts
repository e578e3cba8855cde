import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { briefingListSchema } from "@/lib/domain/briefing/list-params";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { baseUrl } from "@/lib/platform/env";
import { previewPage } from "@/lib/publish/preview-page";
import { publicPaths, publicUrl } from "@/lib/publish/public-paths";
import { getBriefing, readBriefingAsText } from "@/lib/server/briefing/data";
import { listBriefings } from "@/lib/server/briefing/list-briefings";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { peopleById } from "@/lib/server/review/people";

type RawParams = Record<string, string | string[] | undefined>;

export async function loadBriefings({ slug, raw }: { slug: string; raw: RawParams }) {
  const { actor } = await requireActor(slug);
  const params = briefingListSchema.parse(raw);
  return { params, list: await listBriefings({ actor, params }), mayCreate: can(actor, "briefing.create") };
}

/** For the page on which a briefing is begun: who may not is led to "not found". */
export async function loadNewBriefing(slug: string): Promise<void> {
  const { actor } = await requireActor(slug);
  if (!can(actor, "briefing.create")) notFound();
}

/** What every page of a briefing shows at its head. Asked once a request. */
export const loadBriefingHead = cache(async (slug: string, briefingId: string) => {
  const { actor, workspace, session } = await requireActor(slug);
  if (!isUuid(briefingId)) notFound();
  const briefing = await getBriefing({ workspaceId: actor.workspaceId, briefingId });
  if (!briefing) notFound();
  return {
    actor,
    workspace,
    viewer: session.user,
    briefing,
    /** The lasting address, fixed once there is an edition. */
    publicAddress: publicUrl({ base: baseUrl(), workspace: slug, to: publicPaths.briefing(briefing.slug) }),
    may: {
      write: can(actor, "briefing.write", actor) && briefing.archivedAt === null,
      publish: can(actor, "edition.publish", actor),
      archive: can(actor, "briefing.write", actor),
    },
  };
});

export type BriefingHead = Awaited<ReturnType<typeof loadBriefingHead>>;

/** The briefing's text, to write in or to read. */
export async function loadBriefingText(slug: string, briefingId: string) {
  const head = await loadBriefingHead(slug, briefingId);
  const text = await readBriefingAsText({ workspaceId: head.actor.workspaceId, briefingId });
  if (!text) notFound();
  return { ...head, ...text };
}

/** Everything that is looked at before publishing. */
export async function loadPublishing(slug: string, briefingId: string) {
  const head = await loadBriefingHead(slug, briefingId);
  const outcome = await checkPublishing({ actor: head.actor, briefingId, now: new Date() });
  if (!outcome.ok) notFound();
  const { preview, notices: _, last, ...check } = outcome.check;
  return {
    ...head,
    check: { ...check, last: last && { number: last.number, publishedAt: last.publishedAt } },
    claims: preview.claims.length,
  };
}

/** The page that publishing would make, as HTML. */
export async function loadPreview(slug: string, briefingId: string): Promise<string> {
  const { actor } = await loadBriefingHead(slug, briefingId);
  const outcome = await checkPublishing({ actor, briefingId, now: new Date() });
  if (!outcome.ok) notFound();
  const { preview, notices, last } = outcome.check;
  return previewPage({ workspaceId: actor.workspaceId, edition: preview, before: last?.edition ?? null, notices });
}

/** Every edition with who published it. */
export async function loadEditions(slug: string, briefingId: string) {
  const head = await loadBriefingHead(slug, briefingId);
  const ids = head.briefing.editions.map(({ publishedById }) => publishedById);
  const person = await peopleById(db, ids);
  return { ...head, publishers: Object.fromEntries(ids.map((id) => [id, person(id).name])) };
}
