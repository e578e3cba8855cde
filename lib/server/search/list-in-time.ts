import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { countedUpTo } from "@/lib/domain/search/list-href";
import { searchWords } from "@/lib/domain/search/search-words";
import { pageInTime, type IdsInTime } from "@/lib/server/search/page-in-time";
import { resolveWords, wordsCondition, type OtherWords } from "@/lib/server/search/resolve-words";
import type { SearchTarget } from "@/lib/server/search/targets";

export type TimePage = IdsInTime & {
  /** Exact up to 1,000; 1,001 stands for "more". */
  total: number;
  other: OtherWords | null;
};

/** One page of the rows that hold all words, the newest first; `time` is the column that says when. */
export async function listInTime({
  workspaceId,
  target,
  base,
  time,
  size,
  params: { q, after, before },
}: {
  workspaceId: WorkspaceId;
  target: SearchTarget;
  /** Conditions on the table, the workspace among them. */
  base: Prisma.Sql;
  time: Prisma.Sql;
  size: number;
  params: { q: string; after?: string; before?: string };
}): Promise<TimePage> {
  const words = searchWords(q);
  if (words.length === 0) return readPage(base, null);
  const asked = await wordsCondition({ target, words, join: "all" });
  const page = await readPage(Prisma.sql`${base} AND ${asked.condition}`, null);
  if (page.total > 0) return page;
  const other = await resolveWords({ workspaceId, target, words });
  if (!other) return page;
  const instead = await wordsCondition({ target, words: other.words, join: other.because === "any" ? "any" : "all" });
  const found = await readPage(Prisma.sql`${base} AND ${instead.condition}`, other);
  return found.total > 0 ? found : page;

  async function readPage(where: Prisma.Sql, used: OtherWords | null): Promise<TimePage> {
    const [read, counted] = await Promise.all([
      pageInTime({ table: target.table, where, time, size, place: { after, before } }),
      db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count
          FROM (SELECT 1 FROM ${target.table} WHERE ${where} LIMIT ${countedUpTo + 1}) AS counted`,
    ]);
    return { ...read, total: counted[0]?.count ?? 0, other: used };
  }
}
