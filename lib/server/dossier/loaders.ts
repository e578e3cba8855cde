import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { dossierIsLocked, wordingIsLocked } from "@/lib/domain/claim/transitions";
import { isUuid } from "@/lib/domain/is-uuid";
import { abilitiesOf } from "@/lib/domain/permission/can";
import type { Capability } from "@/lib/domain/permission/capabilities";
import { log } from "@/lib/platform/log";
import { getClaim, listClaimGroup, type ClaimOfPage } from "@/lib/server/claim/data";
import { getOrCreateDossier } from "@/lib/server/dossier/get-or-create-dossier";
import { readDossier, type DossierAsRead } from "@/lib/server/dossier/read-dossier";
import { evidenceBalance, type Balance } from "@/lib/domain/evidence/balance";
import type { TimelineDay } from "@/lib/domain/timeline/timeline";
import { readClaimTimeline } from "@/lib/server/dossier/claim-timeline";
import { countOrigins, type NamedOrigins } from "@/lib/server/evidence/count-origins";
import { gatherOrigins } from "@/lib/server/evidence/gather-origins";
import { listEvidence, type EvidenceCard } from "@/lib/server/evidence/data";
import { listDoubtsOfClaim, type DoubtOfClaim } from "@/lib/server/queue/doubts-of-claim";
import { getEvidenceRatings, type EvidenceRatings } from "@/lib/server/review/evidence-ratings";
import { getWordedWith } from "@/lib/server/suggestion/worded-with";
import { peopleById } from "@/lib/server/review/people";

export type SearchEntry = {
  id: string;
  where: string;
  query: string;
  on: string;
  found: string;
  forAgainst: boolean;
  by: string;
};

export type ClaimPageData = {
  actor: Actor;
  viewer: { id: string; name: string };
  workspaceId: string;
  abilities: Capability[];
  claim: ClaimOfPage;
  /** The model with whose help it was worded when it was made; null for none. */
  wordedWith: string | null;
  /** Whether statement, parent and claimant are locked. */
  wordingLocked: boolean;
  documentId: string;
  /** Whether the dossier is closed for changes to everybody, from the claim's state. */
  dossierLocked: boolean;
  /** null where its text could not be read at the moment. */
  dossier: DossierAsRead | null;
  evidence: EvidenceCard[];
  groups: { id: string; label: string }[];
  ratings: EvidenceRatings;
  origins: NamedOrigins[];
  /** The rated evidence by stance and credibility; null before anything was revealed. */
  balance: Balance | null;
  timeline: TimelineDay[];
  searches: SearchEntry[];
  /** What has changed below it and waits for an editor. */
  doubts: DoubtOfClaim[];
};

/** Everything that the claim page shows, the review panel apart. */
export const loadClaimPage = cache(async (slug: string, claimId: string): Promise<ClaimPageData> => {
  const { actor, workspace, session } = await requireActor(slug);
  const { workspaceId } = actor;
  if (!isUuid(claimId)) notFound();
  const claim = await getClaim({ workspaceId, claimId });
  if (!claim) notFound();
  const dossier = await getOrCreateDossier({ actor, claimId });
  if (!dossier.ok) notFound();
  const group = await listClaimGroup({ workspaceId, claimId });
  const [evidence, groups, ratings, searches, wordedWith, doubts, text] = await Promise.all([
    listEvidence({ workspaceId, where: { claimId: { in: group } } }),
    db.evidenceGroup.findMany({
      where: { workspaceId, claimId: { in: group } },
      select: { id: true, label: true },
      orderBy: { createdAt: "asc" },
    }),
    getEvidenceRatings({ actor, claimId: claim.mergedInto?.id ?? claimId }),
    listSearches({ workspaceId, claimIds: group }),
    getWordedWith({ workspaceId, claimId }),
    listDoubtsOfClaim({ workspaceId, claimIds: group }),
    readDossier({ workspaceId, documentId: dossier.documentId }).catch((error: unknown) => {
      // The editor says by itself what it cannot load; the rest of the page stays of use.
      log.error({ err: error, claimId }, "a dossier could not be read for its page");
      return null;
    }),
  ]);
  return {
    actor,
    viewer: session.user,
    workspaceId: workspace.id,
    abilities: abilitiesOf(actor),
    claim,
    wordedWith,
    wordingLocked: wordingIsLocked(claim.state),
    documentId: dossier.documentId,
    dossierLocked: dossierIsLocked(claim.state) || claim.mergedIntoId !== null,
    dossier: text,
    evidence,
    groups,
    ratings,
    origins: await countOrigins({ workspaceId, claimIds: group, evidence }),
    balance: evidenceBalance({
      items: evidence
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ id, stance, source }) => ({
          id,
          stance,
          source: { id: source.id, name: source.authorDate },
          ratings: ratings.byEvidence[id]?.revealed ?? [],
        })),
      origins: await gatherOrigins({ workspaceId, claimIds: group, evidence }),
    }),
    searches,
    doubts,
    timeline: await readClaimTimeline({ workspaceId, claimIds: group }),
  };
});

/** What was searched for the claims, the newest first; at most 500. */
async function listSearches({
  workspaceId,
  claimIds,
}: {
  workspaceId: Actor["workspaceId"];
  claimIds: string[];
}): Promise<SearchEntry[]> {
  const rows = await db.searchLog.findMany({
    where: { workspaceId, claimId: { in: claimIds } },
    orderBy: [{ on: "desc" }, { id: "desc" }],
    take: 500,
  });
  const person = await peopleById(
    db,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ id, where, query, on, found, forAgainst, byId }) => ({
    id,
    where,
    query,
    on,
    found,
    forAgainst,
    by: person(byId).name,
  }));
}
