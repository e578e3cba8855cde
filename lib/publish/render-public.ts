import path from "node:path";
import { db } from "@/lib/db/client";
import { baseUrl, dataFolder } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { listPublished, loadBriefingState, loadPublicBriefing, loadPublicWorkspace } from "@/lib/publish/load-public";
import type { BriefingEntry, PublicBriefing } from "@/lib/publish/public-content";
import { openPublicFolder, type PublicFolder } from "@/lib/publish/public-folder";
import { publicPaths } from "@/lib/publish/public-paths";
import { entryOf, renderBriefingPages, renderCapturePages } from "@/lib/publish/render-briefing";
import { renderClaimPages, renderSharedPages } from "@/lib/publish/render-workspace";
import type { Site } from "@/lib/publish/render/layout";
import { canonicalText, sha256Hex } from "@/lib/server/activity/canonical-activity";

/** Raised when pages come out otherwise for the same contents, so that all are drawn anew at the next start. */
const rendererVersion = 2;

/** What is kept beside a briefing's pages. */
type Marker = { fingerprint: string; entry: BriefingEntry };

// One rendering of a workspace at a time, so that older contents never overwrite newer ones. On globalThis, since the web
// part is bundled apart from the server around it.
const slot = Symbol.for("plumbline.rendering");
const shared = globalThis as { [slot]?: Map<string, Promise<unknown>> };

function inTurn<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
  const turns = (shared[slot] ??= new Map());
  const before = turns.get(workspaceId) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(work);
  turns.set(workspaceId, mine);
  void mine.catch(() => {}).finally(() => turns.get(workspaceId) === mine && turns.delete(workspaceId));
  return mine;
}

/** The folder that `/p/` is served from. */
export function publicRoot(): string {
  return path.join(dataFolder(), "public");
}

/**
 * Draws those public pages of a workspace anew whose contents have changed since they were drawn: editions, notices,
 * corrections, removals, permissions, the workspace's own words.
 * @param briefingIds - looks at these briefings alone, and at those that were never drawn; all where left out
 * @param force - draws them whether they have changed or not
 * @returns how many briefings were drawn.
 */
export function renderWorkspace({
  workspaceId,
  briefingIds,
  force = false,
}: {
  workspaceId: string;
  briefingIds?: readonly string[];
  force?: boolean;
}): Promise<number> {
  return inTurn(workspaceId, async () => {
    const published = await listPublished(workspaceId);
    const loaded = published.length > 0 ? await loadPublicWorkspace(workspaceId) : null;
    if (!loaded) return 0;
    const site: Site = { workspace: loaded.workspace, base: baseUrl() };
    const folder = openPublicFolder({ root: publicRoot(), slug: loaded.workspace.slug });
    const entries: BriefingEntry[] = [];
    const drawn: { briefing: PublicBriefing; marker: Marker }[] = [];
    for (const { id, slug } of published) {
      const marker = asMarker(await folder.readMarker(publicPaths.briefing(slug)));
      const asked = !marker || !briefingIds || briefingIds.includes(id);
      const fresh = asked ? await drawBriefing({ workspaceId, briefingId: id, folder, site, marker, force }) : null;
      if (fresh) drawn.push(fresh);
      entries.push((fresh?.marker ?? marker!).entry);
    }
    await renderClaimPages({ folder, site, workspaceId, changed: drawn.map(({ briefing }) => briefing) });
    const fingerprint = fingerprintOf({ loaded, site, entries });
    const before = (await folder.readMarker(publicPaths.home)) as { fingerprint?: string } | null;
    if (force || before?.fingerprint !== fingerprint) {
      await renderSharedPages({ folder, ...loaded, site, entries });
      await folder.writeMarker(publicPaths.home, { fingerprint });
    }
    // Last of all: whatever was interrupted before is drawn again.
    for (const { briefing, marker } of drawn) await folder.writeMarker(publicPaths.briefing(briefing.slug), marker);
    return drawn.length;
  });
}

async function drawBriefing({
  workspaceId,
  briefingId,
  folder,
  site,
  marker,
  force,
}: {
  workspaceId: string;
  briefingId: string;
  folder: PublicFolder;
  site: Site;
  marker: Marker | null;
  force: boolean;
}): Promise<{ briefing: PublicBriefing; marker: Marker } | null> {
  const state = await loadBriefingState({ workspaceId, briefingId });
  const fingerprint = fingerprintOf({ state, site });
  if (!force && marker?.fingerprint === fingerprint) return null;
  const briefing = await loadPublicBriefing({ workspaceId, state });
  await renderCapturePages({ folder, site, briefing, state, workspaceId });
  await renderBriefingPages({ folder, site, briefing });
  return { briefing, marker: { fingerprint, entry: entryOf(briefing) } };
}

function asMarker(kept: unknown): Marker | null {
  const marker = kept as Partial<Marker> | null;
  return typeof marker?.fingerprint === "string" && Array.isArray(marker.entry?.editions) ? (marker as Marker) : null;
}

/** Names what pages are drawn from, and by which version of the renderer: kept beside them. */
export function fingerprintOf(contents: unknown): string {
  return sha256Hex(canonicalText(JSON.parse(JSON.stringify({ rendererVersion, contents }))));
}

/**
 * For mutations that change what the public sees, after their COMMIT. A failure is logged and not passed on: the change
 * itself stands, and the pages are made up for at the next start or request.
 * @returns whether the pages are up to date.
 */
export async function renderAfterCommit({
  workspaceId,
  briefingIds,
}: {
  workspaceId: string;
  briefingIds?: readonly string[];
}): Promise<boolean> {
  try {
    await renderWorkspace({ workspaceId, briefingIds });
    return true;
  } catch (error) {
    log.error({ err: error, workspaceId }, "public pages could not be drawn");
    return false;
  }
}

/**
 * Shows later notices that were just put on editions, or ended. For mutations that write `later_notice` rows, after their
 * COMMIT; never throws.
 * @param editionIds - the editions whose notices changed; all of the workspace where left out
 */
export async function rerenderAfterNotice({
  workspaceId,
  editionIds,
}: {
  workspaceId: string;
  editionIds?: readonly string[];
}): Promise<boolean> {
  if (editionIds?.length === 0) return true;
  try {
    const editions =
      editionIds &&
      (await db.edition.findMany({
        where: { workspaceId, id: { in: [...editionIds] } },
        select: { briefingId: true },
        distinct: ["briefingId"],
      }));
    return await renderAfterCommit({ workspaceId, briefingIds: editions?.map(({ briefingId }) => briefingId) });
  } catch (error) {
    log.error({ err: error, workspaceId }, "later notices could not be shown");
    return false;
  }
}

/** For a change of what may be shown of a source: draws the briefings that quote it. Never throws. */
export async function rerenderAfterSource({
  workspaceId,
  sourceId,
}: {
  workspaceId: string;
  sourceId: string;
}): Promise<boolean> {
  const quoted = { some: { verdict: { evidence: { some: { evidence: { sourceId } } } } } };
  const editions = await db.edition
    .findMany({ where: { workspaceId, verdicts: quoted }, select: { id: true } })
    .catch(() => null);
  return rerenderAfterNotice({ workspaceId, editionIds: editions?.map(({ id }) => id) });
}

/**
 * Makes an action's mutation draw all public pages anew, once it was done, without waiting for them: for what stands on
 * every page, as the workspace's name does.
 */
export function thenDrawPages<Call extends { actor: { workspaceId: string } }, O extends { ok: boolean }>(
  run: (call: Call) => Promise<O>,
): (call: Call) => Promise<O> {
  return async (call) => {
    const outcome = await run(call);
    if (outcome.ok) void renderAfterCommit({ workspaceId: call.actor.workspaceId });
    return outcome;
  };
}

/**
 * Makes up for everything that was published and not drawn, or drawn from other contents: after a crash, a new version of
 * the pages, a new address. For the start of the server.
 */
export async function renderMissing({ force = false }: { force?: boolean } = {}): Promise<number> {
  const workspaces = await db.workspace.findMany({
    where: { briefings: { some: { editions: { some: {} } } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  let drawn = 0;
  for (const { id } of workspaces) drawn += await renderWorkspace({ workspaceId: id, force });
  return drawn;
}
