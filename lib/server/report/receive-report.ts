import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import type { ReportInput } from "@/lib/domain/edition/report-input";
import { attemptLimit } from "@/lib/platform/attempt-limit";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

const seconds = 60 * 60;

/** Reports in one hour: 20 from one network address, 300 for one workspace. */
const limits = {
  network: attemptLimit({ name: "report-network", most: 20, seconds }),
  workspace: attemptLimit({ name: "report-workspace", most: 300, seconds }),
};

/**
 * Stores what a reader reported, for the review queue. Only a workspace that has published something takes reports; to
 * everybody else it does not exist. A report with the hidden field filled in is dropped as if it had been taken.
 * @param network - the reader's network address, for the limit alone; it is not stored with the report
 */
export async function receiveReport({
  slug,
  input,
  network,
  now,
}: {
  slug: string;
  input: ReportInput;
  network: string;
  now: Date;
}): Promise<Outcome<{ reportId: string | null }, "not_found" | "too_many">> {
  const workspace = await db.workspace.findFirst({
    where: { slug, briefings: { some: { editions: { some: {} } } } },
    select: { id: true },
  });
  if (!workspace) return refuse("not_found");
  if (input.website !== "") return { ok: true, reportId: null };
  if (!(await isWithinLimits({ network, workspaceId: workspace.id }))) return refuse("too_many");
  return transact(async (tx) => {
    const id = uuidv7();
    const { message, contact } = input;
    await tx.errorReport.create({
      data: {
        workspaceId: workspace.id,
        id,
        path: pathWithin({ slug, path: input.path }),
        message,
        contact,
        createdAt: now,
      },
    });
    await appendActivity(tx, {
      workspaceId: workspace.id,
      actorId: null,
      verb: "report.received",
      objectType: "error_report",
      objectId: id,
      now,
    });
    return { ok: true as const, reportId: id };
  });
}

/** The page that the form names, where it is one of this workspace; its list of briefings otherwise. */
function pathWithin({ slug, path }: { slug: string; path: string }): string {
  const home = `/p/${slug}/`;
  return path.startsWith(home) && path.length <= 500 && /^[\w/.-]+$/.test(path) ? path : home;
}

async function isWithinLimits({ network, workspaceId }: { network: string; workspaceId: string }): Promise<boolean> {
  return (await limits.network.count(network)) && (await limits.workspace.count(workspaceId));
}
