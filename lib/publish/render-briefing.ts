import { getBlob } from "@/lib/platform/blobs";
import { captureRemoval, loadCaptureText, type BriefingState } from "@/lib/publish/load-public";
import type { EditionCapture } from "@/lib/publish/edition-schema";
import type { BriefingEntry, PublicBriefing } from "@/lib/publish/public-content";
import type { PublicFolder } from "@/lib/publish/public-folder";
import { publicPaths } from "@/lib/publish/public-paths";
import { capturePage } from "@/lib/publish/render/capture-page";
import { correctionsPage } from "@/lib/publish/render/corrections-page";
import { editionPage } from "@/lib/publish/render/edition-page";
import type { Site } from "@/lib/publish/render/layout";
import { removedPage } from "@/lib/publish/render/removed-page";

/** What lists say of a briefing. */
export function entryOf({ slug, editions, corrections }: PublicBriefing): BriefingEntry {
  return {
    slug,
    editions: editions.map(({ number, edition, publishedAt, sha256 }) => ({
      number,
      title: edition?.briefing.title ?? null,
      summary: edition?.briefing.summary ?? "",
      publishedAt,
      sha256,
      claims: edition?.claims.length ?? 0,
    })),
    corrections,
  };
}

/** Writes a briefing's own pages: each edition with its file, the newest under the briefing's address, the corrections. */
export async function renderBriefingPages({
  folder,
  site,
  briefing,
}: {
  folder: PublicFolder;
  site: Site;
  briefing: PublicBriefing;
}): Promise<void> {
  const { slug, editions } = briefing;
  for (const shown of editions) {
    const { number, removal, sha256 } = shown;
    const page = publicPaths.edition({ slug, number });
    const json = publicPaths.editionJson({ slug, number });
    await folder.setAnswers(page, removal ? { "index.html": removal.status, "edition.json": removal.status } : {});
    await folder.write(
      json,
      removal ? `${JSON.stringify({ removed: true, reason: removal.reason, sha256 })}\n` : shown.canonical,
    );
    await folder.write(page, editionPage({ site, briefing, shown, page }));
  }
  const newest = editions.findLast(({ removal }) => !removal) ?? editions.at(-1)!;
  const page = publicPaths.briefing(slug);
  await folder.setAnswers(page, newest.removal ? { "index.html": newest.removal.status } : {});
  await folder.write(page, editionPage({ site, briefing, shown: newest, page }));
  const log = publicPaths.briefingCorrections(slug);
  await folder.write(log, correctionsPage({ site, page: log, entries: [entryOf(briefing)] }));
}

const fileNames: Readonly<Record<string, string>> = { "text/plain": "copy.txt", "application/pdf": "copy.pdf" };

/**
 * Writes the pages of the stored copies that an edition shows whole. Where the permission was taken back or the copy was
 * removed, the page says so and the bytes go.
 */
export async function renderCapturePages({
  folder,
  site,
  briefing,
  state,
  workspaceId,
}: {
  folder: PublicFolder;
  site: Site;
  briefing: PublicBriefing;
  state: BriefingState;
  workspaceId: string;
}): Promise<void> {
  const shown = new Map<string, { capture: EditionCapture; citation: string }>();
  for (const { edition } of briefing.editions) {
    for (const capture of edition?.captures ?? []) {
      const citation = edition!.sources.find(({ id }) => id === capture.sourceId)?.citation ?? "";
      if (capture.isWhole) shown.set(capture.id, { capture, citation });
    }
  }
  // Also where the edition that showed it whole was removed itself, and says no more what it showed.
  for (const { id, sha256, mediaType } of state.copies) {
    const removal = captureRemoval({ state, captureId: id });
    if (!removal) continue;
    const page = publicPaths.capture(sha256);
    const file = fileNames[mediaType] ?? "copy.bin";
    await folder.setAnswers(page, { "index.html": removal.status, [file]: removal.status });
    await folder.write(`${page}${file}`, "");
    await folder.write(page, removedPage({ site, page, what: "This stored copy", removal, sha256 }));
  }
  for (const { capture, citation } of shown.values()) {
    if (captureRemoval({ state, captureId: capture.id })) continue;
    const page = publicPaths.capture(capture.sha256);
    const file = fileNames[capture.mediaType] ?? "copy.bin";
    const mayBeShown = state.copies.some(({ id, mayBeShown: may }) => id === capture.id && may);
    const bytes = mayBeShown ? await getBlob({ workspaceId, sha256: capture.sha256 }) : null;
    const text = bytes ? await loadCaptureText({ workspaceId, capture }) : null;
    await folder.setAnswers(page, bytes ? {} : { [file]: 410 });
    await folder.write(`${page}${file}`, bytes ?? "");
    await folder.write(page, capturePage({ site, capture, citation, text, file: bytes ? file : null }));
  }
}
