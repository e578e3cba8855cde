import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { getCapture } from "@/lib/server/capture/data";

/** A stored copy for its page, with the claim that evidence is looked for, where one is named. */
export async function loadCapturePage({
  slug,
  sourceId,
  captureId,
  claimId = null,
  evidenceId = null,
}: {
  slug: string;
  sourceId: string;
  captureId: string;
  claimId?: string | null;
  /** The item that is to be shown. */
  evidenceId?: string | null;
}) {
  const { actor } = await requireActor(slug);
  const ids = z.object({ sourceId: z.uuid(), captureId: z.uuid() }).safeParse({ sourceId, captureId });
  if (!ids.success) notFound();
  const wanted = evidenceId !== null && isUuid(evidenceId) ? evidenceId : null;
  const capture = await getCapture({ workspaceId: actor.workspaceId, ...ids.data, evidenceId: wanted });
  if (!capture) notFound();
  const claim =
    claimId !== null && isUuid(claimId)
      ? await db.claim.findFirst({
          where: { workspaceId: actor.workspaceId, id: claimId, mergedIntoId: null },
          select: { id: true, number: true, statement: true },
        })
      : null;
  return {
    capture,
    evidenceId: wanted,
    claim,
    canAdd: can(actor, "evidence.create"),
    canRedact: capture.redaction === null && can(actor, "redaction.make"),
  };
}
