import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import type { changeStatusSchema } from "@/lib/domain/source/source-input";
import { putsInDoubt, statusWords, type SourceStatus } from "@/lib/domain/source/status";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { rerenderAfterNotice } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdSource } from "@/lib/server/source/mutations";
import { listDownstream, openReReview, type Downstream } from "@/lib/server/source/put-in-doubt";
import { takeReports } from "@/lib/server/source/status-report/take-reports";

type ChangeStatus = Outcome<
  { opened: number; editionIds: string[] },
  "forbidden" | "not_found" | "merged" | "unchanged" | "already_answered"
>;

/**
 * Says what has become of a source. A status other than "current" puts everything downstream into the re-review queue
 * and a later notice around each published edition that rests on it; "current" ends those notices and leaves the queue
 * to an editor. What was reported of the source is answered by it, where the status says the same; a report that led to
 * another announcement of the same status puts in doubt as well.
 * @returns how many queue items were opened, and the editions whose notices changed.
 */
export async function changeStatus({
  actor,
  input: { sourceId, status, note, on, url = "", reportId = null },
  now,
}: {
  actor: Actor;
  input: Omit<z.output<typeof changeStatusSchema>, "url" | "reportId"> & { url?: string; reportId?: string | null };
  now: Date;
}): Promise<ChangeStatus> {
  const outcome = await transact<ChangeStatus>(async (tx) => {
    const { workspaceId, userId } = actor;
    const held = await holdSource(tx, { workspaceId, sourceId });
    if (!held.ok) return held;
    const { source } = held;
    if (!can(actor, "source.changeStatus", source)) return refuse("forbidden");
    const statusNote = note || null;
    const statusOn = on || null;
    const statusUrl = url || null;
    if (
      source.status === status &&
      source.statusNote === statusNote &&
      source.statusOn === statusOn &&
      source.statusUrl === statusUrl
    )
      return refuse("unchanged");

    await tx.source.update({
      where: { workspaceId_id: { workspaceId, id: sourceId } },
      data: { status, statusNote, statusOn, statusUrl, updatedAt: now },
    });
    await tx.sourceJudgement.create({
      data: {
        workspaceId,
        id: uuidv7(),
        sourceId,
        kind: "status",
        fromValue: source.status,
        toValue: status,
        reason: note,
        on: statusOn,
        url: statusUrl,
        byId: userId,
        createdAt: now,
      },
    });
    const reportIds = await takeReports(tx, { workspaceId, sourceId, status, statusUrl, reportId, userId, now });
    if (reportIds === null) return refuse("already_answered");
    const downstream = await listDownstream(tx, { workspaceId, sourceId });
    const isNews = putsInDoubt({ from: source.status, to: status }) || (reportId !== null && status !== "current");
    const opened = isNews
      ? await openReReview(tx, {
          workspaceId,
          downstream,
          cause: "source_status",
          causeType: "source",
          causeId: sourceId,
          causeValue: on ? `${status} ${on}` : status,
          now,
        })
      : [];
    const ended = await endNotices(tx, { workspaceId, sourceId, now });
    const noticed =
      status === "current"
        ? []
        : await addNotices(tx, { workspaceId, sourceId, csl: source.csl, status, note, on, downstream, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.statusChanged",
      objectType: "source",
      objectId: sourceId,
      detail: {
        from: source.status,
        to: status,
        putInDoubt: countByType(opened),
        ...(reportIds.length > 0 && { reportIds }),
      },
      now,
    });
    return { ok: true, opened: opened.length, editionIds: [...new Set([...ended, ...noticed])] };
  });
  if (outcome.ok) await rerenderAfterNotice({ workspaceId: actor.workspaceId, editionIds: outcome.editionIds });
  return outcome;
}

async function endNotices(
  tx: Tx,
  { workspaceId, sourceId, now }: { workspaceId: WorkspaceId; sourceId: string; now: Date },
): Promise<string[]> {
  const where = {
    workspaceId,
    kind: "source_status" as const,
    objectType: "source",
    objectId: sourceId,
    endedAt: null,
  };
  const standing = await tx.laterNotice.findMany({ where, select: { editionId: true } });
  await tx.laterNotice.updateMany({ where, data: { endedAt: now } });
  return standing.map(({ editionId }) => editionId);
}

async function addNotices(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    csl,
    status,
    note,
    on,
    downstream,
    now,
  }: {
    workspaceId: WorkspaceId;
    sourceId: string;
    csl: unknown;
    status: Exclude<SourceStatus, "current">;
    note: string;
    on: string;
    downstream: readonly Downstream[];
    now: Date;
  },
): Promise<string[]> {
  const editionIds = downstream.filter(({ type }) => type === "edition").map(({ id }) => id);
  if (editionIds.length === 0) return [];
  const fromGroup = { OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] };
  const naming = await tx.edition.findMany({
    where: {
      workspaceId,
      id: { in: editionIds },
      verdicts: { some: { verdict: { evidence: { some: { evidence: fromGroup } } } } },
    },
    select: { id: true },
  });
  const named = new Set(naming.map(({ id }) => id));
  const item = readCsl(csl);
  await tx.laterNotice.createMany({
    data: editionIds.map((editionId) => ({
      workspaceId,
      id: uuidv7(),
      editionId,
      kind: "source_status" as const,
      objectType: "source",
      objectId: sourceId,
      text: noticeText({ name: item && named.has(editionId) ? authorDate(item) : null, status, note, on }),
      at: now,
    })),
  });
  return editionIds;
}

/** Readers learn the name of a source only where the edition itself names it. */
function noticeText({
  name,
  status,
  note,
  on,
}: {
  name: string | null;
  status: Exclude<SourceStatus, "current">;
  note: string;
  on: string;
}): string {
  const what = name ? `A source that this edition uses (${name})` : "A source further up that this edition rests on";
  const when = on ? ` (${edtfDateInWords(on)})` : "";
  return `${what} has been marked as ${statusWords[status].label.toLowerCase()}${when}. ${note}`.trim();
}

function countByType(items: readonly Downstream[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of items) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
