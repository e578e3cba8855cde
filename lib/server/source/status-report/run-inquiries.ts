import { db, type Reader } from "@/lib/db/client";
import {
  askAgainAfter,
  failuresInARow,
  goOnAfter,
  lookAgainAfter,
  requestsOf,
  requestsPerRun,
  retryAfter,
  worksPerRequest,
} from "@/lib/domain/source/inquiry";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import type { HostTurn } from "@/lib/server/inbox/host-turns";
import type { Fetcher } from "@/lib/server/source/look-up/ask";
import { askCrossref, crossrefWorks } from "@/lib/server/source/status-report/ask-crossref";
import { storeAnswer, storeProblem, type AskedSource } from "@/lib/server/source/status-report/store-answer";

/** What the job needs of the world, so that tests can stand in for it. */
export type InquiryTools = {
  fetcher: Fetcher;
  /** One request at a time to each host. */
  inTurn: HostTurn;
  clock: () => Date;
};

/** Asks for the next look at a workspace's sources; of two the later request holds. */
export function enqueueInquiries(
  tx: Reader,
  { workspaceId, runAt }: { workspaceId: string; runAt: Date },
): Promise<void> {
  return enqueueJob(tx, {
    task: "ask-crossref",
    payload: { workspaceId },
    key: `ask-crossref ${workspaceId}`,
    runAt,
  });
}

/** The workspaces that want Crossref to be asked by itself and have something to ask about. */
export async function listAskingWorkspaces(): Promise<string[]> {
  const rows = await db.workspace.findMany({
    where: { asksCrossref: true, sources: { some: { doi: { not: null } } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Asks Crossref about the sources of a workspace whose turn it is, many in one request, and asks for the next look. Ends
 * without that where the workspace does not want it. A request without an answer harms no other and is made again later.
 */
export async function runInquiries({
  workspaceId,
  tools: { fetcher, inTurn, clock },
  signal,
}: {
  workspaceId: string;
  tools: InquiryTools;
  signal: AbortSignal;
}): Promise<void> {
  if (!(await isWanted(workspaceId))) return;
  const begun = clock();
  const later = (ms: number) => new Date(begun.getTime() + ms);
  // At first, so that a run that breaks off is not the last one.
  await enqueueInquiries(db, { workspaceId, runAt: later(lookAgainAfter) });
  const due = await listDue({ workspaceId, now: begun, most: requestsPerRun * worksPerRequest });
  const requests = requestsOf([...Map.groupBy(due, ({ doi }) => doi)].map(([doi, rows]) => workOf(doi, rows)));
  let failed = 0;
  let inARow = 0;
  for (const request of requests.slice(0, requestsPerRun)) {
    if (inARow === failuresInARow || !(await isWanted(workspaceId))) break;
    const dois = request.map(({ doi }) => doi);
    const told = await inTurn({ url: crossrefWorks, signal, work: () => askCrossref({ dois, fetcher }) });
    signal.throwIfAborted();
    const asked = request.flatMap(({ asked: rows }) => rows);
    const now = clock();
    if ("answer" in told) {
      await storeAnswer({ workspaceId, asked, answer: told.answer, actorId: null, now });
      inARow = 0;
    } else {
      await storeProblem({ workspaceId, asked, problem: told.problem, now });
      failed += 1;
      inARow += 1;
    }
  }
  if (!(await isWanted(workspaceId))) return;
  const isMore = requests.length > requestsPerRun || due.length === requestsPerRun * worksPerRequest;
  if (inARow < failuresInARow && isMore) await enqueueInquiries(db, { workspaceId, runAt: later(goOnAfter) });
  else if (failed > 0) await enqueueInquiries(db, { workspaceId, runAt: later(retryAfter) });
}

type Due = AskedSource & { problem: string | null };

function workOf(doi: string, rows: readonly Due[]): { doi: string; alone: boolean; asked: AskedSource[] } {
  // One that may have spoilt a request for others is asked by itself; when Crossref was away nobody is to blame.
  const alone = rows.some(({ problem }) => problem !== null && problem !== "no_answer");
  return { doi, alone, asked: rows.map(({ sourceId }) => ({ sourceId, doi })) };
}

async function isWanted(workspaceId: string): Promise<boolean> {
  const workspace = await db.workspace.findUnique({ where: { id: workspaceId }, select: { asksCrossref: true } });
  return workspace?.asksCrossref === true;
}

/** Sources with a DOI that were never asked about, or not for a week; those never asked about first. */
function listDue({ workspaceId, now, most }: { workspaceId: string; now: Date; most: number }): Promise<Due[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return db.$queryRaw<Due[]>`
    SELECT source.id AS "sourceId", source.doi, known.problem
      FROM source
      LEFT JOIN status_inquiry AS known ON known.workspace_id = source.workspace_id AND known.source_id = source.id
                                       AND known.doi = source.doi
     WHERE source.workspace_id = ${workspaceId}::uuid AND source.doi IS NOT NULL
       AND (known.asked_at IS NULL OR known.asked_at <= ${before(askAgainAfter)})
       AND (known.problem IS NULL OR known.tried_at <= ${before(retryAfter)})
     ORDER BY known.asked_at NULLS FIRST, source.id LIMIT ${most}`;
}
