import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import type { SourceStatus } from "@/lib/domain/source/status";
import { listEvidence, type EvidenceCard } from "@/lib/server/evidence/data";
import { peopleById } from "@/lib/server/review/people";
import { formatCitations } from "@/lib/server/source/format-citation";
import { listDownstream } from "@/lib/server/source/put-in-doubt";

/** A link to another source, upstream or downstream. */
export type DerivationOfPage = {
  id: string;
  kind: "had_primary_source" | "derived_from";
  note: string;
  /** The claim that it was recorded for; null where it holds for all. */
  claim: { id: string; number: number } | null;
  source: { id: string; title: string; authorDate: string; status: SourceStatus };
};

/** What rests on a source, also through others. */
export type RestingOnSource = {
  evidence: EvidenceCard[];
  claims: { id: string; number: number; statement: string; state: ClaimState; direct: boolean }[];
  verdicts: { id: string; number: number; rating: string; claim: { id: string; number: number } }[];
  editions: { id: string; number: number; briefing: { id: string; title: string } }[];
};

const withClaim = { claim: { select: { id: true, number: true } } } as const;
const oneOf = { id: true, title: true, csl: true, status: true } as const;
const brief = { select: { ...oneOf, mergedInto: { select: oneOf } } } as const;

/** A source with what its page shows; null where the workspace has none with this id. */
export async function getSource({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }) {
  const source = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    include: {
      mergedInto: { select: { id: true, title: true, status: true, reliability: true } },
      absorbed: { select: { id: true, title: true }, orderBy: { createdAt: "asc" } },
      workspace: { select: { citationStyle: true } },
    },
  });
  if (!source) return null;
  const { workspace, csl, ...row } = source;
  const cited = formatCitations({ items: [{ id: row.id, csl }], style: workspace.citationStyle }).get(row.id)!;
  const person = await peopleById(db, [row.createdById]);
  return {
    ...row,
    csl: readCsl(csl),
    cited,
    citationStyle: workspace.citationStyle,
    createdBy: person(row.createdById).name,
  };
}

export type SourceOfPage = NonNullable<Awaited<ReturnType<typeof getSource>>>;

/** The stored copies of a source and of those merged into it, the newest first. */
export async function listCaptures({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }) {
  const rows = await db.capture.findMany({
    where: { workspaceId, OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] },
    omit: { text: true },
    include: { _count: { select: { evidence: true } } },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const person = await peopleById(
    db,
    rows.map(({ byId }) => byId),
  );
  const withText = await db.capture.findMany({
    where: { workspaceId, id: { in: rows.map(({ id }) => id) }, text: { not: "" } },
    select: { id: true },
  });
  const readable = new Set(withText.map(({ id }) => id));
  return rows.map(({ _count, byId, ...row }) => ({
    ...row,
    by: person(byId).name,
    evidence: _count.evidence,
    hasText: readable.has(row.id),
  }));
}

export type CaptureOfPage = Awaited<ReturnType<typeof listCaptures>>[number];

/**
 * What a source, with those merged into it, takes its matter from, and what takes its matter from it. Merged sources are
 * told as the one that stands for them.
 */
export async function listDerivations({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
}): Promise<{ upstream: DerivationOfPage[]; downstream: DerivationOfPage[] }> {
  const standing = { workspaceId, removedAt: null };
  const [upstream, downstream] = await Promise.all([
    db.derivation.findMany({
      where: { ...standing, fromSourceId: { in: sourceIds } },
      include: { ...withClaim, to: brief },
      orderBy: { createdAt: "asc" },
    }),
    db.derivation.findMany({
      where: { ...standing, toSourceId: { in: sourceIds } },
      include: { ...withClaim, from: brief },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  const outside = ({ source }: DerivationOfPage) => !sourceIds.includes(source.id);
  return {
    upstream: upstream.map(({ to, ...row }) => derivationOf(row, to.mergedInto ?? to)).filter(outside),
    downstream: downstream.map(({ from, ...row }) => derivationOf(row, from.mergedInto ?? from)).filter(outside),
  };
}

function derivationOf(
  { id, kind, note, claim }: Pick<DerivationOfPage, "id" | "kind" | "note" | "claim">,
  source: { id: string; title: string; csl: unknown; status: SourceStatus },
): DerivationOfPage {
  const item = readCsl(source.csl);
  const { id: sourceId, title, status } = source;
  return {
    id,
    kind,
    note,
    claim,
    source: { id: sourceId, title, status, authorDate: item ? authorDate(item) : title },
  };
}

/** Everything that rests on a source: its own evidence, and claims, verdicts and editions also through other sources. */
export async function readRestingOn({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<RestingOnSource> {
  const downstream = await listDownstream(db, { workspaceId, sourceId });
  const idsOf = (wanted: (typeof downstream)[number]["type"]) =>
    downstream.filter(({ type }) => type === wanted).map(({ id }) => id);
  const [evidence, claims, verdicts, editions, group] = await Promise.all([
    listEvidence({ workspaceId, where: { id: { in: idsOf("evidence") } } }),
    db.claim.findMany({
      where: { workspaceId, id: { in: idsOf("claim") } },
      select: { id: true, number: true, statement: true, state: true },
      orderBy: { number: "asc" },
    }),
    db.verdict.findMany({
      where: { workspaceId, id: { in: idsOf("verdict") } },
      select: { id: true, number: true, rating: { select: { label: true } }, ...withClaim },
      orderBy: [{ claim: { number: "asc" } }, { number: "asc" }],
    }),
    db.edition.findMany({
      where: { workspaceId, id: { in: idsOf("edition") } },
      select: { id: true, number: true, briefing: { select: { id: true, title: true } } },
      orderBy: [{ briefingId: "asc" }, { number: "asc" }],
    }),
    db.source.findMany({
      where: { workspaceId, OR: [{ id: sourceId }, { mergedIntoId: sourceId }] },
      select: { id: true },
    }),
  ]);
  const own = new Set(group.map(({ id }) => id));
  const ownEvidence = evidence.filter(({ source }) => own.has(source.id));
  const directClaims = new Set(ownEvidence.map(({ claimId }) => claimId));
  return {
    evidence: ownEvidence,
    claims: claims.map((claim) => ({ ...claim, direct: directClaims.has(claim.id) })),
    verdicts: verdicts.map(({ rating, ...verdict }) => ({ ...verdict, rating: rating.label })),
    editions,
  };
}
