import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import type { RestingKind } from "@/lib/domain/source/resting";
import { listEvidence, type EvidenceCard } from "@/lib/server/evidence/data";
import { listDownstream } from "@/lib/server/provenance/downstream";
import { pageInTime, type PlaceParams } from "@/lib/server/search/page-in-time";
import { listDerivations, type DerivationOfPage } from "@/lib/server/source/derivations";

/** A page of things of one kind, the newest first, and how many there are altogether. */
export type RestingPage<Row> = { rows: Row[]; total: number; newer: string | null; older: string | null };

/** The things of each kind that rest on a source, those further down through others among them. */
export type RestingRows = {
  /** Taken from the source itself or one merged into it. */
  evidence: EvidenceCard & { claimNumber: number };
  claims: { id: string; number: number; statement: string; state: ClaimState; direct: boolean };
  verdicts: { id: string; number: number; rating: string; claim: { id: string; number: number } };
  editions: { id: string; number: number; briefing: { id: string; title: string } };
  sources: DerivationOfPage;
};

/** The first of each kind, sources apart. */
export type RestingOnSource = { [Kind in Exclude<RestingKind, "sources">]: RestingPage<RestingRows[Kind]> };

/** Rows of each kind on the page of a source. */
const firstRows = 10;

export const restingPerPage = 50;

/** What rests on a source: how much of each kind, and the newest of it. */
export async function readRestingOn({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<RestingOnSource> {
  const group = await groupOf({ workspaceId, sourceId });
  const found = await listDownstream(db, { workspaceId, sourceId });
  const ask = { workspaceId, group, found, size: firstRows, place: {} };
  const [evidence, claims, verdicts, editions] = await Promise.all([
    readEvidence(ask),
    readClaims(ask),
    readVerdicts(ask),
    readEditions(ask),
  ]);
  return { evidence, claims, verdicts, editions };
}

/** One page of the things of one kind. */
export async function listResting<Kind extends RestingKind>({
  workspaceId,
  sourceId,
  kind,
  place,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  kind: Kind;
  place: PlaceParams;
}): Promise<RestingPage<RestingRows[Kind]>> {
  const group = await groupOf({ workspaceId, sourceId });
  const found = kind === "sources" ? [] : await listDownstream(db, { workspaceId, sourceId });
  return readers[kind]({ workspaceId, group, found, size: restingPerPage, place });
}

type Ask = {
  workspaceId: WorkspaceId;
  /** The source and those merged into it. */
  group: string[];
  found: Awaited<ReturnType<typeof listDownstream>>;
  size: number;
  place: PlaceParams;
};

const readers: { [Kind in RestingKind]: (ask: Ask) => Promise<RestingPage<RestingRows[Kind]>> } = {
  evidence: readEvidence,
  claims: readClaims,
  verdicts: readVerdicts,
  editions: readEditions,
  sources: ({ workspaceId, group, size, place }) =>
    listDerivations({ workspaceId, sourceIds: group, direction: "down", size, place }),
};

async function groupOf({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }): Promise<string[]> {
  const rows = await db.source.findMany({
    where: { workspaceId, OR: [{ id: sourceId }, { mergedIntoId: sourceId }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function readEvidence({
  workspaceId,
  group,
  found,
  size,
  place,
}: Ask): Promise<RestingPage<RestingRows["evidence"]>> {
  const where = Prisma.sql`workspace_id = ${workspaceId}::uuid AND source_id = ANY(${group}::uuid[])
                           AND id = ANY(${idsOf(found, "evidence")}::uuid[])`;
  const [{ ids, ...page }, counted] = await Promise.all([
    pageInTime({ table: Prisma.sql`evidence`, where, time: Prisma.sql`created_at`, size, place }),
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM evidence WHERE ${where}`,
  ]);
  const cards = await listEvidence({ workspaceId, where: { id: { in: ids } } });
  const claims = await db.claim.findMany({
    where: { workspaceId, id: { in: cards.map(({ claimId }) => claimId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(claims.map(({ id, number }) => [id, number]));
  const rows = cards.map((card) => ({ ...card, claimNumber: numbers.get(card.claimId)! }));
  return { ...page, rows: inOrder({ ids, rows }), total: counted[0]?.count ?? 0 };
}

async function readClaims({
  workspaceId,
  group,
  found,
  size,
  place,
}: Ask): Promise<RestingPage<RestingRows["claims"]>> {
  const { ids, ...page } = await pageOfFound({ workspaceId, found, type: "claim", size, place });
  const [rows, direct] = await Promise.all([
    db.claim.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, number: true, statement: true, state: true },
    }),
    db.evidence.findMany({
      where: { workspaceId, claimId: { in: ids }, sourceId: { in: group } },
      select: { claimId: true },
      distinct: ["claimId"],
    }),
  ]);
  const directly = new Set(direct.map(({ claimId }) => claimId));
  return { ...page, rows: inOrder({ ids, rows: rows.map((row) => ({ ...row, direct: directly.has(row.id) })) }) };
}

async function readVerdicts({ workspaceId, found, size, place }: Ask): Promise<RestingPage<RestingRows["verdicts"]>> {
  const { ids, ...page } = await pageOfFound({ workspaceId, found, type: "verdict", size, place });
  const rows = await db.verdict.findMany({
    where: { workspaceId, id: { in: ids } },
    select: {
      id: true,
      number: true,
      rating: { select: { label: true } },
      claim: { select: { id: true, number: true } },
    },
  });
  return {
    ...page,
    rows: inOrder({ ids, rows: rows.map(({ rating, ...row }) => ({ ...row, rating: rating.label })) }),
  };
}

async function readEditions({ workspaceId, found, size, place }: Ask): Promise<RestingPage<RestingRows["editions"]>> {
  const { ids, ...page } = await pageOfFound({ workspaceId, found, type: "edition", size, place });
  const rows = await db.edition.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, number: true, briefing: { select: { id: true, title: true } } },
  });
  return { ...page, rows: inOrder({ ids, rows }) };
}

const tables = {
  claim: { table: Prisma.sql`claim`, time: Prisma.sql`created_at` },
  verdict: { table: Prisma.sql`verdict`, time: Prisma.sql`created_at` },
  edition: { table: Prisma.sql`edition`, time: Prisma.sql`published_at` },
} as const;

async function pageOfFound({
  workspaceId,
  found,
  type,
  size,
  place,
}: Pick<Ask, "workspaceId" | "found" | "size" | "place"> & { type: keyof typeof tables }) {
  const all = idsOf(found, type);
  const where = Prisma.sql`workspace_id = ${workspaceId}::uuid AND id = ANY(${all}::uuid[])`;
  return { ...(await pageInTime({ ...tables[type], where, size, place })), total: all.length };
}

function idsOf(found: Ask["found"], wanted: Ask["found"][number]["type"]): string[] {
  return found.flatMap(({ type, id }) => (type === wanted ? [id] : []));
}

function inOrder<Row extends { id: string }>({ ids, rows }: { ids: string[]; rows: Row[] }): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
