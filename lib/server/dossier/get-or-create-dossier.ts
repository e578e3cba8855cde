import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";

/**
 * The shared document of a claim, made at the first visit; two first visits at once make one. The row holds no words, so
 * a viewer's visit may make it as well as anybody's.
 */
export async function getOrCreateDossier({
  actor,
  claimId,
}: {
  actor: Actor;
  claimId: string;
}): Promise<Outcome<{ documentId: string }, "not_found">> {
  const { workspaceId } = actor;
  if (!can(actor, "workspace.read")) return refuse("not_found");
  const key = { workspaceId_claimId: { workspaceId, claimId } };
  const known = await db.document.findUnique({ where: key, select: { id: true } });
  if (known) return { ok: true, documentId: known.id };
  const claim = await db.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: { id: true },
  });
  if (!claim) return refuse("not_found");
  await db.document.createMany({ data: [{ workspaceId, id: uuidv7(), claimId }], skipDuplicates: true });
  const made = await db.document.findUniqueOrThrow({ where: key, select: { id: true } });
  return { ok: true, documentId: made.id };
}
