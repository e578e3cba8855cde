import { z } from "zod";
import { db } from "@/lib/db/client";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import type { JobCall, JobTasks } from "@/lib/platform/jobs/start-jobs";
import { hostTurns } from "@/lib/server/inbox/host-turns";
import { enqueueBibliography } from "@/lib/server/source/bibliography/choose-entries";
import { enqueueReading, listUnreadWorkspaces, readCaptures } from "@/lib/server/source/upstream-hints/read-captures";
import { runBibliography } from "@/lib/server/source/bibliography/run-bibliography";
import {
  enqueueInquiries,
  listAskingWorkspaces,
  runInquiries,
  type InquiryTools,
} from "@/lib/server/source/status-report/run-inquiries";

const bibliographyPayload = z.object({ workspaceId: z.uuid(), bibliographyId: z.uuid(), personId: z.uuid() });
const workspacePayload = z.object({ workspaceId: z.uuid() });

/** What the server does behind the scenes for sources, by the name of the task. */
export function sourceTasks(given: Partial<InquiryTools> = {}): JobTasks {
  const tools = { fetcher: guardedFetch, inTurn: hostTurns(), clock: () => new Date(), ...given };
  const { clock } = tools;
  return {
    "ask-crossref": ({ payload, signal }: JobCall) =>
      runInquiries({ ...workspacePayload.parse(payload), tools, signal }),
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
  for (const workspaceId of await listAskingWorkspaces())
    await enqueueInquiries(db, { workspaceId, runAt: new Date() });
}
