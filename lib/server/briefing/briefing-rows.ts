import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import type { Certainty } from "@/lib/domain/review/certainty";
import { readDossierRows } from "@/lib/server/dossier/rows";
import type { CitedSource } from "@/lib/server/evidence/data";

/** A claim as its card in a briefing shows it: always its last verdict. */
export type ClaimCardRow = {
  id: string;
  number: number;
  statement: string;
  state: ClaimState;
  /** Number of the claim that stands for it since a merge. */
  mergedInto: number | null;
  verdict: {
    number: number;
    label: string;
    value: number | null;
    scale: { worst: number; best: number } | undefined;
    certainty: Certainty;
    evidence: number;
  } | null;
};

/** What the nodes of a briefing show, by the ids that they carry. An id that is not here is not this workspace's. */
export type BriefingRows = { claims: Record<string, ClaimCardRow>; sources: Record<string, CitedSource> };

const ids = z.array(z.uuid()).max(500).default([]);
export const briefingRowIdsSchema = z.object({ claims: ids, sources: ids });

/** Reads the rows that a briefing names, in this workspace alone. */
export async function readBriefingRows({
  workspaceId,
  ids: wanted,
}: {
  workspaceId: WorkspaceId;
  ids: z.output<typeof briefingRowIdsSchema>;
}): Promise<BriefingRows> {
  const [claims, { sources }] = await Promise.all([
    listClaimCards({ workspaceId, where: { id: { in: wanted.claims } } }),
    readDossierRows({ workspaceId, ids: { evidence: [], sources: wanted.sources, claims: [] } }),
  ]);
  return { claims: Object.fromEntries(claims.map((claim) => [claim.id, claim])), sources };
}

export const searchCardsSchema = z.object({
  /** Words of the claim, or its number. Empty gives those approved last. */
  query: z.string().trim().max(500),
});

/** Claims with an approved verdict, which is what a briefing can be made of; at most 20. */
export function searchCards({
  workspaceId,
  query,
}: {
  workspaceId: WorkspaceId;
  query: string;
}): Promise<ClaimCardRow[]> {
  const number = Number(/^#?(\d{1,9})$/.exec(query)?.[1] ?? 0);
  const words = query.split(/\s+/u).filter(Boolean).slice(0, 12);
  const holds = words.map((word) => ({
    statement: { contains: word.replace(/[\\%_]/gu, "\\$&"), mode: "insensitive" as const },
  }));
  return listClaimCards({
    workspaceId,
    where: {
      state: "approved",
      mergedIntoId: null,
      ...(number > 0 ? { OR: [{ number }, { AND: holds }] } : { AND: holds }),
    },
    take: 20,
  });
}

async function listClaimCards({
  workspaceId,
  where,
  take,
}: {
  workspaceId: WorkspaceId;
  where: Prisma.ClaimWhereInput;
  take?: number;
}): Promise<ClaimCardRow[]> {
  const rows = await db.claim.findMany({
    where: { workspaceId, ...where },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take,
    select: {
      id: true,
      number: true,
      statement: true,
      state: true,
      mergedInto: { select: { number: true } },
      verdicts: {
        orderBy: { number: "desc" },
        take: 1,
        select: {
          number: true,
          statement: true,
          certainty: true,
          rating: {
            select: { label: true, value: true, scaleVersion: { select: { ratings: { select: { value: true } } } } },
          },
          _count: { select: { evidence: true } },
        },
      },
    },
  });
  return rows.map(({ verdicts: [verdict], mergedInto, ...claim }) => {
    const values = (verdict?.rating.scaleVersion.ratings ?? []).flatMap(({ value }) => value ?? []);
    return {
      ...claim,
      statement: verdict?.statement ?? claim.statement,
      mergedInto: mergedInto?.number ?? null,
      verdict: verdict
        ? {
            number: verdict.number,
            label: verdict.rating.label,
            value: verdict.rating.value,
            scale: values.length > 1 ? { worst: Math.min(...values), best: Math.max(...values) } : undefined,
            certainty: verdict.certainty,
            evidence: verdict._count.evidence,
          }
        : null,
    };
  });
}
