import { restingKinds } from "@/lib/domain/source/resting";
import { loadAnnotations } from "@/lib/server/annotation/loaders";
import { loadBringIn, loadImport } from "@/lib/server/article/loaders";
import { loadArticleTitle, loadReader } from "@/lib/server/article/reader-loaders";
import { loadComparison, loadVersions } from "@/lib/server/article/version-loaders";
import {
  loadBriefingHead,
  loadBriefings,
  loadBriefingText,
  loadEditions,
  loadNewBriefing,
  loadPreview,
  loadPublishing,
} from "@/lib/server/briefing/loaders";
import { loadCapturePage } from "@/lib/server/capture/loaders";
import type { Capability } from "@/lib/domain/permission/capabilities";
import { loadClaimPage } from "@/lib/server/dossier/loaders";
import { loadBatch, loadFeeds, loadInbox } from "@/lib/server/inbox/loaders";
import { loadHome } from "@/lib/server/home/loaders";
import { loadArticleMatches } from "@/lib/server/matching/loaders";
import { loadProvenance } from "@/lib/server/provenance/loaders";
import { loadEditionTrace } from "@/lib/server/provenance/trace-loaders";
import { loadQueue } from "@/lib/server/queue/loaders";
import { loadRedaction } from "@/lib/server/redaction/loaders";
import { loadAgreement, loadReviewPanel } from "@/lib/server/review/loaders";
import { loadArticles, loadClaims, loadSources } from "@/lib/server/search/loaders";
import { loadBibliographies, loadBibliography } from "@/lib/server/source/bibliography/loaders";
import { loadCaptureList, loadResting } from "@/lib/server/source/list-loaders";
import { loadSourcePage } from "@/lib/server/source/loaders";
import { loadTwins } from "@/lib/server/source/twin-loaders";
import { loadSplit } from "@/lib/server/suggestion/loaders";
import { loadDeskFrame, loadSettings } from "@/lib/server/workspace/loaders";

/** The things of one workspace that pages can be asked for. */
export type Things = {
  articleId: string;
  importId: string;
  claimId: string;
  evidenceId: string;
  sourceId: string;
  captureId: string;
  briefingId: string;
  /** A briefing with one edition. */
  publishedId: string;
  batchId: string;
  bibliographyId: string;
  /** Typed into every search. */
  words: string;
};

/** Every loader behind a page, as it is asked in this workspace. */
export const reads: Record<string, (ask: { slug: string } & Things) => Promise<unknown>> = {
  loadAgreement: ({ slug }) => loadAgreement(slug),
  loadArticleMatches,
  loadAnnotations,
  loadArticleTitle,
  loadArticles: async ({ slug, words }) => [
    await loadArticles({ slug, raw: {} }),
    (await loadArticles({ slug, raw: { q: words } })).list,
  ],
  loadBatch: ({ slug, batchId }) => loadBatch({ slug, batchId, raw: {} }),
  loadBibliographies: ({ slug }) => loadBibliographies(slug),
  loadBibliography: ({ slug, bibliographyId }) => loadBibliography({ slug, bibliographyId, raw: {} }),
  loadBriefingHead: ({ slug, briefingId }) => loadBriefingHead(slug, briefingId),
  loadBriefings: async ({ slug, words }) => [
    await loadBriefings({ slug, raw: {} }),
    (await loadBriefings({ slug, raw: { q: words } })).list,
  ],
  loadBriefingText: ({ slug, briefingId }) => loadBriefingText(slug, briefingId),
  loadBringIn,
  loadCapturePage,
  loadClaimPage: ({ slug, claimId }) => loadClaimPage(slug, claimId),
  loadClaims: async ({ slug, words }) => [
    await loadClaims({ slug, raw: {} }),
    (await loadClaims({ slug, raw: { q: words } })).list,
  ],
  loadComparison: ({ slug, articleId }) => loadComparison({ slug, articleId, from: null, to: null }),
  loadDeskFrame: ({ slug }) => loadDeskFrame(slug),
  loadEditionTrace: ({ slug, publishedId }) =>
    loadEditionTrace({ slug, briefingId: publishedId, number: "1", isChecked: true }),
  loadEditions: ({ slug, briefingId }) => loadEditions(slug, briefingId),
  loadFeeds,
  loadHome: ({ slug }) => loadHome(slug),
  loadImport,
  loadInbox: async ({ slug, words, batchId }) => [
    await loadInbox({ slug, raw: {} }),
    (await loadInbox({ slug, raw: { q: words, batch: batchId } })).list,
  ],
  loadNewBriefing: ({ slug }) => loadNewBriefing(slug),
  loadPreview: ({ slug, briefingId }) => loadPreview(slug, briefingId),
  loadProvenance: async ({ slug, claimId, evidenceId, sourceId }) => [
    await loadProvenance({ slug, type: "claim", id: claimId, raw: {} }),
    await loadProvenance({ slug, type: "evidence", id: evidenceId, raw: {} }),
    await loadProvenance({ slug, type: "source", id: sourceId, raw: {} }),
  ],
  loadPublishing: ({ slug, briefingId }) => loadPublishing(slug, briefingId),
  loadQueue: ({ slug }) => loadQueue(slug),
  loadReader: ({ slug, articleId }) => loadReader({ slug, articleId, versionNumber: null }),
  loadRedaction: ({ slug, captureId }) => loadRedaction({ slug, type: "capture", id: captureId }),
  loadReviewPanel,
  loadSettings: ({ slug }) => loadSettings(slug),
  loadSplit,
  loadTwins: ({ slug }) => loadTwins(slug),
  loadCaptureList: ({ slug, sourceId }) => loadCaptureList({ slug, sourceId, raw: {} }),
  loadResting: ({ slug, sourceId }) =>
    Promise.all(Object.keys(restingKinds).map((kind) => loadResting({ slug, sourceId, kind, raw: {} }))),
  loadSourcePage: ({ slug, sourceId }) => loadSourcePage(slug, sourceId),
  loadSources: async ({ slug, words }) => [
    await loadSources({ slug, raw: {} }),
    (await loadSources({ slug, raw: { q: words } })).list,
  ],
  loadVersions,
};

/** Pages that are not for every member, with what they ask for. */
export const pageCapability: Record<string, Capability> = {
  loadNewBriefing: "briefing.create",
  loadRedaction: "redaction.make",
};
