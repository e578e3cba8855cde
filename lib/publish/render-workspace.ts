import {
  listEditionsOfClaims,
  listRemovedClaims,
  loadBriefingState,
  loadPublicBriefing,
  loadStandingClaims,
} from "@/lib/publish/load-public";
import type { BriefingEntry, PublicBriefing } from "@/lib/publish/public-content";
import type { PublicFolder } from "@/lib/publish/public-folder";
import { publicPaths } from "@/lib/publish/public-paths";
import { readTypeFile, readTypeLicence } from "@/lib/publish/read-type-file";
import { briefingListPage, briefingsOnFirstPage } from "@/lib/publish/render/briefing-list-page";
import { claimPage, type ClaimPublished } from "@/lib/publish/render/claim-page";
import { correctionsPage } from "@/lib/publish/render/corrections-page";
import { atomFeed, jsonFeed } from "@/lib/publish/render/feeds";
import type { Site } from "@/lib/publish/render/layout";
import { methodPage, type PublicScale } from "@/lib/publish/render/method-page";
import { removedPage } from "@/lib/publish/render/removed-page";
import { reportedPage } from "@/lib/publish/render/reported-page";
import { typeFiles, typePackages } from "@/lib/publish/render/type-files";

/** Writes the pages that belong to no single briefing: lists, corrections, method, feeds, letters. */
export async function renderSharedPages({
  folder,
  site,
  scale,
  requiredApprovals,
  entries,
}: {
  folder: PublicFolder;
  site: Site;
  scale: PublicScale;
  requiredApprovals: number;
  entries: readonly BriefingEntry[];
}): Promise<void> {
  await writeTypeFiles(folder);
  const sorted = entries.toSorted((a, b) => (newestOf(a) > newestOf(b) ? -1 : 1));
  const byYear = Map.groupBy(sorted, (entry) => newestOf(entry).slice(0, 4));
  const years = sorted.length > briefingsOnFirstPage ? [...byYear.keys()] : [];
  for (const [year, ofYear] of byYear) {
    const page = publicPaths.year(year);
    await folder.write(page, briefingListPage({ site, page, title: `Briefings of ${year}`, entries: ofYear, years }));
  }
  const first = sorted.slice(0, briefingsOnFirstPage);
  await folder.write(
    publicPaths.home,
    briefingListPage({ site, page: publicPaths.home, title: "Briefings", entries: first, years }),
  );
  await folder.write(
    publicPaths.corrections,
    correctionsPage({ site, page: publicPaths.corrections, entries: sorted }),
  );
  await folder.write(publicPaths.method, methodPage({ site, scale, requiredApprovals }));
  await folder.write(publicPaths.reported, reportedPage({ site }));
  await folder.write(publicPaths.atom, atomFeed({ site, entries: sorted }));
  await folder.write(publicPaths.json, jsonFeed({ site, entries: sorted }));
}

function newestOf({ editions }: BriefingEntry): string {
  return editions.at(-1)!.publishedAt;
}

/** The letters lie beside the pages, since these load nothing from elsewhere. Without them a system's serif stands in. */
async function writeTypeFiles(folder: PublicFolder): Promise<void> {
  for (const { file } of typeFiles) {
    const bytes = await readTypeFile(file);
    if (bytes) await folder.write(`type/${file}`, bytes);
  }
  for (const family of Object.keys(typePackages) as (keyof typeof typePackages)[]) {
    const licence = await readTypeLicence(family);
    if (licence) await folder.write(`type/LICENSE ${family}.txt`.replaceAll(" ", "-"), licence);
  }
}

/**
 * Writes the page of every claim that the given briefings name, with its verdicts in all briefings. A claim that only removed
 * editions carried has a notice in its place.
 */
export async function renderClaimPages({
  folder,
  site,
  workspaceId,
  changed,
}: {
  folder: PublicFolder;
  site: Site;
  workspaceId: string;
  changed: readonly PublicBriefing[];
}): Promise<void> {
  const removed = await listRemovedClaims({ workspaceId, briefings: changed });
  const claimIds = new Set([
    ...changed.flatMap(({ editions }) =>
      editions.flatMap(({ edition }) => (edition?.claims ?? []).map(({ id }) => id)),
    ),
    ...removed.keys(),
  ]);
  const briefings = new Map(changed.map((briefing) => [briefing.id, briefing]));
  const places = await listEditionsOfClaims({ workspaceId, claimIds: [...claimIds] });
  const merged = new Map<string, string>();
  for (const briefingId of new Set([...places.values()].flat().map((place) => place.briefingId))) {
    const state = await loadBriefingState({ workspaceId, briefingId });
    for (const { id, mergedIntoId } of state.merged) if (mergedIntoId) merged.set(id, mergedIntoId);
    if (!briefings.has(briefingId)) briefings.set(briefingId, await loadPublicBriefing({ workspaceId, state }));
  }
  const standing = await loadStandingClaims({ workspaceId, ids: [...merged.values()] });
  for (const claimId of claimIds) {
    const published = (places.get(claimId) ?? []).flatMap(({ editionId, briefingId }): ClaimPublished[] => {
      const briefing = briefings.get(briefingId)!;
      const shown = briefing.editions.find(({ id }) => id === editionId);
      const claim = shown?.edition?.claims.find(({ id }) => id === claimId);
      return shown && claim ? [{ slug: briefing.slug, shown, claim }] : [];
    });
    const page = publicPaths.claim(claimId);
    const removal = removed.get(claimId);
    if (removal) await folder.setAnswers(page, published.length === 0 ? { "index.html": removal.status } : {});
    if (published.length === 0) {
      if (removal) await folder.write(page, removedPage({ site, page, what: "This claim", removal, sha256: null }));
      continue;
    }
    const mergedInto = standing.get(merged.get(claimId) ?? "") ?? null;
    await folder.write(page, claimPage({ site, claimId, published, mergedInto }));
  }
}
