import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { requestsOf } from "@/lib/domain/source/inquiry";
import type { InquiryProblem } from "@/lib/domain/source/inquiry-words";
import { attemptLimit } from "@/lib/platform/attempt-limit";
import type { Fetcher } from "@/lib/server/source/look-up/ask";
import { askCrossref } from "@/lib/server/source/status-report/ask-crossref";
import { listReports } from "@/lib/server/source/status-report/data";
import { storeAnswer, storeProblem } from "@/lib/server/source/status-report/store-answer";

export const askAboutSourceSchema = z.object({ sourceId: z.uuid() });

/** Requests of one person within an hour: more than anybody has reason for. */
const asks = attemptLimit({ name: "ask-crossref", most: 60, seconds: 60 * 60 });

/**
 * Asks Crossref now what became of a source, and of those merged into it. That there was no answer is kept as well.
 * @returns how many reports wait for an editor
 */
export async function askAboutSource({
  actor,
  input: { sourceId },
  fetcher,
  now,
}: {
  actor: Actor;
  input: z.output<typeof askAboutSourceSchema>;
  fetcher: Fetcher;
  now: Date;
}): Promise<Outcome<{ open: number }, "forbidden" | "not_found" | "merged" | "no_doi" | "too_many" | InquiryProblem>> {
  const { workspaceId, userId } = actor;
  const source = await db.source.findUnique({ where: { workspaceId_id: { workspaceId, id: sourceId } } });
  if (!source) return refuse("not_found");
  if (!can(actor, "source.capture", source)) return refuse("forbidden");
  if (source.mergedIntoId) return refuse("merged");
  const group = await db.source.findMany({
    where: { workspaceId, OR: [{ id: sourceId }, { mergedIntoId: sourceId }] },
    select: { id: true, doi: true },
    orderBy: { id: "asc" },
  });
  const asked = group.flatMap(({ id, doi }) => (doi === null ? [] : [{ sourceId: id, doi }]));
  if (asked.length === 0) return refuse("no_doi");
  if (!(await asks.count(userId))) return refuse("too_many");
  const works = [...Map.groupBy(asked, ({ doi }) => doi)].map(([doi, rows]) => ({ doi, rows, alone: false }));
  let problem: InquiryProblem | null = null;
  for (const request of requestsOf(works)) {
    const told = await askCrossref({ dois: request.map(({ doi }) => doi), fetcher });
    const of = { workspaceId, asked: request.flatMap(({ rows }) => rows), now };
    if ("answer" in told) await storeAnswer({ ...of, answer: told.answer, actorId: userId });
    else await storeProblem({ ...of, problem: (problem = told.problem) });
  }
  if (problem) return refuse(problem);
  const reports = await listReports({ workspaceId, sourceIds: group.map(({ id }) => id) });
  return { ok: true, open: reports.filter(({ state }) => state === "open").length };
}
