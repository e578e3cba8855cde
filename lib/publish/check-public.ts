import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { baseUrl } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { listPublished, loadBriefingState, loadPublicBriefing, loadPublicWorkspace } from "@/lib/publish/load-public";
import type { BriefingEntry } from "@/lib/publish/public-content";
import { answersFile, openPublicFolder, type PublicFolder } from "@/lib/publish/public-folder";
import { publicPaths, type PublicPath } from "@/lib/publish/public-paths";
import { entryOf, renderBriefingPages, renderCapturePages } from "@/lib/publish/render-briefing";
import { fingerprintOf } from "@/lib/publish/render-public";
import { renderClaimPages, renderSharedPages } from "@/lib/publish/render-workspace";
import type { Site } from "@/lib/publish/render/layout";

/**
 * A published file, by its path below `/p/`: intact where it is what the editions give; outdated where it was drawn from
 * other contents, for another address or by another version, as after an update before the server starts; missing; or broken.
 */
export type CheckedFile = { path: string; state: "intact" | "outdated" | "broken" | "missing" };

/**
 * Draws every public page of a workspace as publishing does and compares it with the file that lies there; nothing is
 * written. What differs is drawn twice, since an edition may be coming out at that moment.
 * @returns the files of one briefing after the other, then those that belong to none. Where what a briefing is drawn from is
 * damaged, its folder stands for the files that cannot be compared.
 */
export async function* checkPublicPages({
  workspaceId,
  root,
}: {
  workspaceId: string;
  root: string;
}): AsyncGenerator<CheckedFile[]> {
  const loaded = await loadPublicWorkspace(workspaceId);
  if (!loaded) return;
  const site: Site = { workspace: loaded.workspace, base: baseUrl() };
  const entries: BriefingEntry[] = [];
  let areEntriesWhole = true;
  const published = openPublicFolder({ root, slug: site.workspace.slug });
  for (const { id: briefingId, slug } of await listPublished(workspaceId)) {
    yield await twice(async () => {
      const folder = openComparison({ root, slug: site.workspace.slug });
      let isOutdated = false;
      const isWhole = await drawn(async () => {
        const state = await loadBriefingState({ workspaceId, briefingId });
        isOutdated = !(await isDrawnFrom({ published, page: publicPaths.briefing(slug), contents: { state, site } }));
        const briefing = await loadPublicBriefing({ workspaceId, state });
        await renderBriefingPages({ folder, site, briefing });
        await renderClaimPages({ folder, site, workspaceId, changed: [briefing] });
        entries.push(entryOf(briefing));
        await renderCapturePages({ folder, site, briefing, state, workspaceId });
      });
      areEntriesWhole &&= isWhole;
      const rest: CheckedFile[] = isWhole ? [] : [{ path: `${site.workspace.slug}/${slug}/`, state: "broken" }];
      return [...folder.files({ isOutdated }), ...rest];
    });
  }
  // Lists name every briefing, so without one of them they cannot be drawn.
  if (entries.length === 0 || !areEntriesWhole) return;
  const known = [...new Map(entries.map((entry) => [entry.slug, entry])).values()];
  yield await twice(async () => {
    const folder = openComparison({ root, slug: site.workspace.slug });
    const contents = { loaded, site, entries: known };
    const isOutdated = !(await isDrawnFrom({ published, page: publicPaths.home, contents }));
    await renderSharedPages({ folder, ...loaded, site, entries: known });
    return folder.files({ isOutdated });
  });
}

/** Whether the marker beside a page says that it was drawn from just these contents. */
async function isDrawnFrom({
  published,
  page,
  contents,
}: {
  published: PublicFolder;
  page: PublicPath;
  contents: unknown;
}): Promise<boolean> {
  const marker = (await published.readMarker(page)) as { fingerprint?: unknown } | null;
  return marker?.fingerprint === fingerprintOf(contents);
}

/** False where what a page is drawn from is damaged itself, as a tampered edition is. */
async function drawn(draw: () => Promise<void>): Promise<boolean> {
  try {
    await draw();
    return true;
  } catch (error) {
    log.debug({ err: error }, "pages could not be drawn for comparison");
    return false;
  }
}

async function twice(draw: () => Promise<CheckedFile[]>): Promise<CheckedFile[]> {
  const files = await draw();
  return files.every(({ state }) => state === "intact") ? files : draw();
}

/** A folder that is written to in appearance alone: it notes of each file whether it lies there with these contents. */
function openComparison({
  root,
  slug,
}: {
  root: string;
  slug: string;
}): PublicFolder & { files(drawn: { isOutdated: boolean }): CheckedFile[] } {
  // A page can be drawn for several reasons; the last one is what readers see.
  const seen = new Map<string, "intact" | "differs" | "missing">();

  async function compare(to: string, content: string | Uint8Array | null): Promise<void> {
    const name = `${slug}/${to === "" || to.endsWith("/") ? `${to}index.html` : to}`;
    const found = await readFile(path.join(root, name)).catch(() => null);
    if (content === null) {
      if (found) seen.set(name, "differs");
    } else seen.set(name, found === null ? "missing" : digest(found) === digest(content) ? "intact" : "differs");
  }

  return {
    write: compare,
    remove: (to) => compare(to, null),
    setAnswers: (page, answers) =>
      compare(`${page}${answersFile}`, Object.keys(answers).length === 0 ? null : JSON.stringify(answers)),
    readMarker: async () => null,
    writeMarker: async () => {},
    files: ({ isOutdated }) =>
      [...seen].map(([file, state]) => ({
        path: file,
        state: state === "differs" ? (isOutdated ? "outdated" : "broken") : state,
      })),
  };
}

function digest(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
