import { db } from "@/lib/db/client";
import type { PublicBriefing, PublicCorrection, Removal } from "@/lib/publish/public-content";
import { readEdition, type EditionCapture } from "@/lib/publish/edition-schema";
import type { PublicWorkspace } from "@/lib/publish/render/layout";
import type { PublicScale } from "@/lib/publish/render/method-page";

/** What pages say of the workspace itself, as it is now. */
export async function loadPublicWorkspace(workspaceId: string): Promise<{
  workspace: PublicWorkspace;
  scale: PublicScale;
  requiredApprovals: number;
} | null> {
  const row = await db.workspace.findUnique({
    where: { id: workspaceId },
    include: {
      scaleVersions: { orderBy: { number: "desc" }, take: 1, include: { ratings: { orderBy: { order: "asc" } } } },
    },
  });
  if (!row) return null;
  const { slug, name, language, contact, methodNote, requiredApprovals, scaleVersions } = row;
  const [scale] = scaleVersions;
  return {
    workspace: { slug, name, language, contact, methodNote },
    scale: {
      name: scale?.name ?? "",
      ratings: (scale?.ratings ?? []).map(({ label, definition, value }) => ({ label, definition, value })),
    },
    requiredApprovals,
  };
}

/** Every briefing with an edition, by its address. */
export function listPublished(workspaceId: string): Promise<{ id: string; slug: string }[]> {
  return db.briefing.findMany({
    where: { workspaceId, editions: { some: {} } },
    select: { id: true, slug: true },
    orderBy: { slug: "asc" },
  });
}

/**
 * All of a briefing that its pages are drawn from, but for the texts of the editions: equal twice, nothing has to be
 * drawn anew.
 */
export async function loadBriefingState({ workspaceId, briefingId }: { workspaceId: string; briefingId: string }) {
  const [briefing, removals, copies] = await Promise.all([
    db.briefing.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: briefingId } },
      select: {
        id: true,
        slug: true,
        editions: {
          orderBy: { number: "asc" },
          select: {
            id: true,
            number: true,
            sha256: true,
            publishedAt: true,
            notices: {
              where: { endedAt: null },
              orderBy: [{ at: "asc" }, { id: "asc" }],
              select: { id: true, kind: true, objectId: true, text: true, at: true },
            },
          },
        },
        corrections: {
          orderBy: [{ at: "desc" }, { id: "desc" }],
          select: {
            id: true,
            kind: true,
            note: true,
            at: true,
            from: { select: { number: true } },
            to: { select: { number: true } },
          },
        },
      },
    }),
    db.redaction.findMany({
      where: { workspaceId, objectType: { in: ["edition", "briefing", "capture"] } },
      orderBy: { id: "asc" },
      select: { objectType: true, objectId: true, reason: true, answersWith: true, at: true },
    }),
    // Which stored copies may be shown whole today, of all that the editions rest on.
    db.$queryRaw<{ id: string; sha256: string; mediaType: string; mayBeShown: boolean }[]>`
      SELECT DISTINCT capture.id, capture.sha256, capture.media_type AS "mediaType", coalesce(head.may_be_republished, false) AS "mayBeShown"
        FROM edition
        JOIN edition_verdict entry ON entry.workspace_id = edition.workspace_id AND entry.edition_id = edition.id
        JOIN verdict_evidence taken ON taken.workspace_id = edition.workspace_id AND taken.verdict_id = entry.verdict_id
        JOIN capture ON capture.workspace_id = edition.workspace_id AND capture.id = taken.capture_id
        JOIN source ON source.workspace_id = edition.workspace_id AND source.id = capture.source_id
        JOIN source head ON head.workspace_id = edition.workspace_id AND head.id = coalesce(source.merged_into_id, source.id)
       WHERE edition.workspace_id = ${workspaceId}::uuid AND edition.briefing_id = ${briefingId}::uuid
       ORDER BY capture.id`,
  ]);
  const merged = await db.claim.findMany({
    where: {
      workspaceId,
      mergedIntoId: { not: null },
      verdicts: { some: { editions: { some: { edition: { briefingId } } } } },
    },
    select: { id: true, mergedIntoId: true },
    orderBy: { id: "asc" },
  });
  const own = new Set([briefingId, ...briefing.editions.map(({ id }) => id), ...copies.map(({ id }) => id)]);
  return { briefing, removals: removals.filter(({ objectId }) => own.has(objectId)), copies, merged };
}

export type BriefingState = Awaited<ReturnType<typeof loadBriefingState>>;

/** The briefing with its editions read. */
export async function loadPublicBriefing({
  workspaceId,
  state,
}: {
  workspaceId: string;
  state: BriefingState;
}): Promise<PublicBriefing> {
  const { briefing } = state;
  const texts = await db.edition.findMany({
    where: { workspaceId, briefingId: briefing.id },
    select: { id: true, canonical: true },
  });
  const canonicals = new Map(texts.map(({ id, canonical }) => [id, canonical]));
  return {
    id: briefing.id,
    slug: briefing.slug,
    editions: briefing.editions.map(({ id, number, sha256, publishedAt, notices }) => {
      const removal = removalOf({ state, editionId: id });
      const canonical = removal ? "" : (canonicals.get(id) ?? "");
      return {
        id,
        number,
        sha256,
        publishedAt: publishedAt.toISOString(),
        canonical,
        edition: canonical === "" ? null : readEdition(canonical),
        notices: notices.map(({ kind, objectId, text, at }) => ({ kind, objectId, text, at: at.toISOString() })),
        removal,
      };
    }),
    corrections: briefing.corrections.map(({ id, kind, note, at, from, to }): PublicCorrection => ({
      id,
      kind,
      note,
      at: at.toISOString(),
      fromNumber: from.number,
      toNumber: to?.number ?? null,
    })),
  };
}

function removalOf({ state, editionId }: { state: BriefingState; editionId: string }): Removal | null {
  const found = state.removals.find(
    ({ objectType, objectId }) =>
      (objectType === "edition" && objectId === editionId) ||
      (objectType === "briefing" && objectId === state.briefing.id),
  );
  return found ? asRemoval(found) : null;
}

/** That a stored copy was removed, or null. */
export function captureRemoval({ state, captureId }: { state: BriefingState; captureId: string }): Removal | null {
  const found = state.removals.find(({ objectType, objectId }) => objectType === "capture" && objectId === captureId);
  return found ? asRemoval(found) : null;
}

function asRemoval({ answersWith, reason, at }: BriefingState["removals"][number]): Removal {
  return { status: answersWith === 451 ? 451 : 410, reason, on: at.toISOString() };
}

/** The text of a stored copy. */
export async function loadCaptureText({
  workspaceId,
  capture,
}: {
  workspaceId: string;
  capture: EditionCapture;
}): Promise<string | null> {
  const row = await db.capture.findUnique({
    where: { workspaceId_id: { workspaceId, id: capture.id } },
    select: { text: true },
  });
  return row?.text ?? null;
}

/** For each of the claims the ids of all editions that carry a verdict of it, the newest first. */
export async function listEditionsOfClaims({
  workspaceId,
  claimIds,
}: {
  workspaceId: string;
  claimIds: readonly string[];
}): Promise<Map<string, { editionId: string; briefingId: string }[]>> {
  const rows = await db.$queryRaw<{ claimId: string; editionId: string; briefingId: string }[]>`
    SELECT DISTINCT verdict.claim_id AS "claimId", edition.id AS "editionId", edition.briefing_id AS "briefingId",
                    edition.published_at
      FROM verdict
      JOIN edition_verdict entry ON entry.workspace_id = verdict.workspace_id AND entry.verdict_id = verdict.id
      JOIN edition ON edition.workspace_id = verdict.workspace_id AND edition.id = entry.edition_id
     WHERE verdict.workspace_id = ${workspaceId}::uuid AND verdict.claim_id = ANY(${[...claimIds]}::uuid[])
     ORDER BY edition.published_at DESC, edition.id DESC`;
  return Map.groupBy(rows, ({ claimId }) => claimId);
}

/** The claims that removed editions carried, each with the removal. */
export async function listRemovedClaims({
  workspaceId,
  briefings,
}: {
  workspaceId: string;
  briefings: readonly PublicBriefing[];
}): Promise<Map<string, Removal>> {
  const removals = new Map(
    briefings.flatMap(({ editions }) =>
      editions.flatMap(({ id, removal }): [string, Removal][] => (removal ? [[id, removal]] : [])),
    ),
  );
  const rows = await db.editionVerdict.findMany({
    where: { workspaceId, editionId: { in: [...removals.keys()] } },
    select: { editionId: true, verdict: { select: { claimId: true } } },
    orderBy: { editionId: "asc" },
  });
  return new Map(rows.map(({ editionId, verdict }) => [verdict.claimId, removals.get(editionId)!]));
}

/** The published claims that absorbed others: what their pages say of themselves. */
export async function loadStandingClaims({ workspaceId, ids }: { workspaceId: string; ids: readonly string[] }) {
  const rows = await db.claim.findMany({
    where: { workspaceId, id: { in: [...ids] }, verdicts: { some: { editions: { some: {} } } } },
    select: {
      id: true,
      number: true,
      verdicts: {
        where: { editions: { some: {} } },
        orderBy: { number: "desc" },
        take: 1,
        select: { statement: true },
      },
    },
  });
  return new Map(rows.map(({ id, number, verdicts }) => [id, { id, number, statement: verdicts[0]!.statement }]));
}
