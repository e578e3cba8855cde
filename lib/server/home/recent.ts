import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";
import { verbs, type ActivityVerb } from "@/lib/server/activity/verbs";
import { describeThings } from "@/lib/server/provenance/describe-things";
import { peopleById } from "@/lib/server/review/people";

/** One line of "what changed". */
export type RecentChange = {
  seq: number;
  at: Date;
  /** Who did it: a person's name, "A reader" of the public pages, or "Plumbline" for what it did by itself. */
  who: string;
  /** "rated evidence". */
  did: string;
  /** How many times in a row: decisions on passages come by the dozen. */
  times: number;
  thing: Thing | null;
};

/** What people do who have no account. */
const fromOutside: ActivityVerb = "report.received";

/** So many links of the record are read for each line that is shown. */
const readPerLine = 4;

/**
 * The last changes, the newest first. What a person does several times in a row to the same thing is one line. Nothing of
 * a record's detail is read, so that a line says that somebody rated or assessed, and never what.
 */
export async function listRecent({
  workspaceId,
  limit,
}: {
  workspaceId: WorkspaceId;
  limit: number;
}): Promise<RecentChange[]> {
  const rows = await db.activity.findMany({
    where: { workspaceId },
    orderBy: { seq: "desc" },
    take: limit * readPerLine,
    select: { seq: true, at: true, actorId: true, verb: true, objectType: true, objectId: true },
  });
  type Line = (typeof rows)[number] & { times: number };
  const lines: Line[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    const repeats = last?.actorId === row.actorId && last.verb === row.verb && thingOf(last) === thingOf(row);
    if (last && repeats) last.times += 1;
    else if (lines.length < limit) lines.push({ ...row, times: 1 });
    else break;
  }
  const [things, person] = await Promise.all([
    describeThings({
      workspaceId,
      things: lines.map(({ objectType, objectId }) => ({ type: objectType, id: objectId })),
    }),
    peopleById(
      db,
      lines.flatMap(({ actorId }) => actorId ?? []),
    ),
  ]);
  return lines.map(({ seq, at, actorId, verb, times, ...object }) => ({
    seq,
    at,
    who: actorId ? person(actorId).name : verb === fromOutside ? "A reader" : "Plumbline",
    did: Object.hasOwn(verbs, verb) ? verbs[verb as ActivityVerb] : "changed something",
    times,
    // "Eve joined" says it all: who did it to themselves is not named twice.
    thing: object.objectId === actorId ? null : (things.get(thingOf(object)) ?? null),
  }));
}

function thingOf({ objectType, objectId }: { objectType: string; objectId: string }): string {
  return thingKey({ type: objectType, id: objectId });
}
