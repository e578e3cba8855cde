import type { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { Reliability } from "@/lib/domain/source/reliability";
import type { SourceStatus } from "@/lib/domain/source/status";
import { formatCitations } from "@/lib/server/source/format-citation";
import { mergeSourcesSchema, whyNotMergeSources, type SourceMergeRefusal } from "@/lib/server/source/merge-sources";

export const sourceMergePreviewSchema = mergeSourcesSchema;

/** One side of a merge with what it has of its own. */
export type SourceMergeSide = {
  id: string;
  title: string;
  reference: string;
  status: SourceStatus;
  reliability: Reliability | null;
  evidence: number;
  copies: number;
};

export type SourceMergePreview = {
  absorbed: SourceMergeSide;
  into: SourceMergeSide;
  /** Why it cannot be done this way round; null where it can. */
  refused: SourceMergeRefusal | null;
  /** Why it cannot be done the other way round. */
  refusedTurned: SourceMergeRefusal | null;
};

/** What a merge of two sources would do, in either direction, without doing it. */
export async function getSourceMergePreview({
  actor,
  input: { absorbedId, intoId },
}: {
  actor: Actor;
  input: z.output<typeof sourceMergePreviewSchema>;
}): Promise<Outcome<{ preview: SourceMergePreview }, "forbidden" | "not_found">> {
  if (!can(actor, "workspace.read")) return refuse("forbidden");
  const { workspaceId } = actor;
  const found = await db.source.findMany({
    where: { workspaceId, id: { in: [absorbedId, intoId] } },
    include: {
      _count: {
        select: { evidence: { where: { withdrawnAt: null } }, captures: { where: { change: { not: "gone" } } } },
      },
      workspace: { select: { citationStyle: true } },
    },
  });
  const absorbed = found.find(({ id }) => id === absorbedId);
  const into = found.find(({ id }) => id === intoId);
  if (!absorbed || !into) return refuse("not_found");
  const cited = formatCitations({ items: [absorbed, into], style: absorbed.workspace.citationStyle });
  const side = ({ id, title, status, reliability, _count }: typeof absorbed): SourceMergeSide => ({
    id,
    title,
    reference: cited.get(id)!.reference,
    status,
    reliability,
    evidence: _count.evidence,
    copies: _count.captures,
  });
  const [refused, refusedTurned] = await Promise.all([
    whyNotMergeSources(db, { actor, absorbed, into }),
    whyNotMergeSources(db, { actor, absorbed: into, into: absorbed }),
  ]);
  return { ok: true, preview: { absorbed: side(absorbed), into: side(into), refused, refusedTurned } };
}
