import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";

/** How the record names a model: PROV-O's SoftwareAgent, by the name that the endpoint knows it by. */
export function softwareAgent(model: string): { agentType: "SoftwareAgent"; agent: string } {
  return { agentType: "SoftwareAgent", agent: model };
}

const askedSchema = z.object({ agent: z.string(), articleVersionId: z.uuid(), proposal: z.string() });
const madeSchema = z.object({ wordedWith: z.object({ agent: z.string() }) });

/**
 * What the record of a claim says about a model that helped with its wording: null unless this person has really asked
 * it, for this version, and been answered.
 */
export async function wordedWith(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    articleVersionId,
    seq,
  }: { actor: Actor; articleVersionId: string; /** Of the record's link that tells the call. */ seq: number },
): Promise<({ agent: string; asked: number } & ReturnType<typeof softwareAgent>) | null> {
  const asked = await tx.activity.findUnique({
    where: { workspaceId_seq: { workspaceId, seq } },
    select: { verb: true, actorId: true, detail: true },
  });
  if (asked?.verb !== "wording.asked" || asked.actorId !== userId) return null;
  const detail = askedSchema.safeParse(asked.detail);
  if (!detail.success || detail.data.articleVersionId !== articleVersionId) return null;
  return { ...softwareAgent(detail.data.agent), asked: seq };
}

/** The model with whose help a claim was worded when it was made; null for none. */
export async function getWordedWith({
  workspaceId,
  claimId,
}: {
  workspaceId: WorkspaceId;
  claimId: string;
}): Promise<string | null> {
  const made = await db.activity.findFirst({
    where: { workspaceId, objectType: "claim", objectId: claimId, verb: "claim.created" },
    select: { detail: true },
  });
  const detail = madeSchema.safeParse(made?.detail);
  return detail.success ? detail.data.wordedWith.agent : null;
}
