import type { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { mergeClaimsSchema, whyNotMerge, type MergeRefusal } from "@/lib/server/claim/merge-claims";
import { relateClaims, type ClaimDifference, type ClaimKinship } from "@/lib/text/relate-claims";

export const mergePreviewSchema = mergeClaimsSchema;

/** One side of a merge with what it has of its own. */
export type MergeSide = {
  id: string;
  number: number;
  statement: string;
  state: ClaimState;
  evidence: number;
  appearances: number;
  parts: number;
  verdicts: number;
};

export type MergePreview = {
  absorbed: MergeSide;
  into: MergeSide;
  /** Why it cannot be done this way round; null where it can. */
  refused: MergeRefusal | null;
  /** Why it cannot be done the other way round. */
  refusedTurned: MergeRefusal | null;
  relation: ClaimKinship;
  difference: ClaimDifference[];
};

/** What a merge would do, in either direction, without doing it. */
export async function getMergePreview({
  actor,
  input: { absorbedId, intoId },
}: {
  actor: Actor;
  input: z.output<typeof mergePreviewSchema>;
}): Promise<Outcome<{ preview: MergePreview }, "forbidden" | "not_found">> {
  if (!can(actor, "workspace.read")) return refuse("forbidden");
  const { workspaceId } = actor;
  const found = await db.claim.findMany({
    where: { workspaceId, id: { in: [absorbedId, intoId] } },
    include: {
      _count: {
        select: { evidence: true, appearances: { where: { removedAt: null } }, parts: true, verdicts: true },
      },
    },
  });
  const absorbed = found.find(({ id }) => id === absorbedId);
  const into = found.find(({ id }) => id === intoId);
  if (!absorbed || !into) return refuse("not_found");
  const [refused, refusedTurned] = await Promise.all([
    whyNotMerge(db, { actor, absorbed, into }),
    whyNotMerge(db, { actor, absorbed: into, into: absorbed }),
  ]);
  const side = ({ id, number, statement, state, _count }: typeof absorbed): MergeSide => ({
    id,
    number,
    statement,
    state,
    ..._count,
  });
  const { relation, differences } = relateClaims({ one: absorbed.statement, other: into.statement });
  const preview = {
    absorbed: side(absorbed),
    into: side(into),
    refused,
    refusedTurned,
    relation,
    difference: differences,
  };
  return { ok: true, preview };
}
