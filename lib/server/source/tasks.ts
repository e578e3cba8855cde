import { z } from "zod";
import { db } from "@/lib/db/client";
import type { JobCall, JobTasks } from "@/lib/platform/jobs/start-jobs";
import { enqueueBibliography } from "@/lib/server/source/bibliography/choose-entries";
import { enqueueReading, listUnreadWorkspaces, readCaptures } from "@/lib/server/source/upstream-hints/read-captures";
import { runBibliography } from "@/lib/server/source/bibliography/run-bibliography";

const bibliographyPayload = z.object({ workspaceId: z.uuid(), bibliographyId: z.uuid(), personId: z.uuid() });
const workspacePayload = z.object({ workspaceId: z.uuid() });

/** What the server does behind the scenes for sources, by the name of the task. */
export function sourceTasks({ clock = () => new Date() }: { clock?: () => Date } = {}): JobTasks {
  return {
    "store-bibliography": ({ payload, signal }: JobCall) =>
      runBibliography({ ...bibliographyPayload.parse(payload), signal, clock }),
    "read-captures": ({ payload, signal }: JobCall) =>
      readCaptures({ ...workspacePayload.parse(payload), signal, clock }),
  };
}

/** Asks anew for what a crash cut off, and for what a restored backup was about to do. */
export async function resumeSources(): Promise<void> {
  const storing = await db.bibliography.findMany({ where: { state: "storing" } });
  for (const { workspaceId, id, createdById } of storing)
    await enqueueBibliography(db, { workspaceId, bibliographyId: id, personId: createdById });
  for (const workspaceId of await listUnreadWorkspaces()) await enqueueReading(db, workspaceId);
}
