import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { peopleById } from "@/lib/server/review/people";

/** One change of what is thought of a source. */
export type JudgementOfPage = {
  id: string;
  kind: "reliability" | "status";
  /** The letter or status before; null where there was none. */
  fromValue: string | null;
  toValue: string;
  reason: string;
  /** When it happened out there: YYYY, YYYY-MM or YYYY-MM-DD. */
  on: string | null;
  url: string | null;
  by: string;
  createdAt: Date;
};

/** Everything that was said so far of a source's reliability and status, the newest first. */
export async function listJudgements({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<JudgementOfPage[]> {
  const rows = await db.sourceJudgement.findMany({
    where: { workspaceId, sourceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const person = await peopleById(
    db,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ id, kind, fromValue, toValue, reason, on, url, byId, createdAt }) => ({
    id,
    kind: kind === "status" ? "status" : "reliability",
    fromValue,
    toValue,
    reason,
    on,
    url,
    by: person(byId).name,
    createdAt,
  }));
}
