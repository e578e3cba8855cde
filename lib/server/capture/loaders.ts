import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/auth/require-actor";
import { getCapture } from "@/lib/server/capture/data";

/** A stored copy for its page. */
export async function loadCapturePage({
  slug,
  sourceId,
  captureId,
}: {
  slug: string;
  sourceId: string;
  captureId: string;
}) {
  const { actor } = await requireActor(slug);
  const ids = z.object({ sourceId: z.uuid(), captureId: z.uuid() }).safeParse({ sourceId, captureId });
  if (!ids.success) notFound();
  const capture = await getCapture({ workspaceId: actor.workspaceId, ...ids.data });
  if (!capture) notFound();
  return capture;
}
