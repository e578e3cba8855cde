import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";

export const copyChoicesSchema = z.object({ sourceId: z.uuid() });

/** A stored copy that evidence can be taken from. */
export type CopyChoice = { id: string; capturedAt: Date; mediaType: string; change: "first" | "same" | "changed" };

/** The newest copies of a source and of those merged into it, for choosing one. */
export async function listCopyChoices({
  actor,
  input: { sourceId },
}: {
  actor: Actor;
  input: z.output<typeof copyChoicesSchema>;
}): Promise<Outcome<{ copies: CopyChoice[] }, "forbidden">> {
  if (!can(actor, "workspace.read")) return refuse("forbidden");
  const rows = await db.capture.findMany({
    where: {
      workspaceId: actor.workspaceId,
      change: { not: "gone" },
      OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }],
    },
    select: { id: true, capturedAt: true, mediaType: true, change: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return { ok: true, copies: rows as CopyChoice[] };
}
