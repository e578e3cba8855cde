import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Prisma } from "@/lib/db/generated/client";
import type { BriefingListParams } from "@/lib/domain/briefing/list-params";
import { countedUpTo } from "@/lib/domain/search/list-href";
import { pageOf, placeOf, readUuidKey, writeTimeKey } from "@/lib/server/search/keyset";

const pageSize = 30;

/** A briefing as its list shows it. */
export type ListedBriefing = {
  id: string;
  title: string;
  summary: string;
  slug: string;
  updatedAt: Date;
  archivedAt: Date | null;
  /** null before it is published. */
  newest: { number: number; publishedAt: Date; verdicts: number; openNotices: number } | null;
};

/** One page of a workspace's briefings, those changed last first; archived ones only where they are asked for. */
export async function listBriefings({ actor, params }: { actor: Actor; params: BriefingListParams }) {
  const { workspaceId } = actor;
  const words = params.q === "" ? [] : params.q.split(" ").slice(0, 12);
  const pattern = (word: string) => word.replace(/[\\%_]/gu, "\\$&");
  const base: Prisma.BriefingWhereInput = {
    workspaceId,
    archivedAt: params.state === "archived" ? { not: null } : null,
    ...(params.state === "draft" && { editions: { none: {} } }),
    ...(params.state === "published" && { editions: { some: {} } }),
    AND: words.map((word) => ({
      OR: [
        { title: { contains: pattern(word), mode: "insensitive" as const } },
        { summary: { contains: pattern(word), mode: "insensitive" as const } },
      ],
    })),
  };
  const place = placeOf({ after: params.after, before: params.before, read: readUuidKey });
  const turn = place?.side === "before" ? "asc" : "desc";
  const beyond = place?.side === "before" ? "gt" : "lt";
  const from: Prisma.BriefingWhereInput = place
    ? {
        OR: [{ updatedAt: { [beyond]: place.key.at } }, { updatedAt: place.key.at, id: { [beyond]: place.key.tie } }],
      }
    : {};
  const [read, total] = await Promise.all([
    db.briefing.findMany({
      where: { ...base, ...from },
      orderBy: [{ updatedAt: turn }, { id: turn }],
      take: pageSize + 1,
      include: {
        editions: {
          orderBy: { number: "desc" },
          take: 1,
          select: {
            number: true,
            publishedAt: true,
            _count: { select: { verdicts: true, notices: { where: { endedAt: null } } } },
          },
        },
      },
    }),
    db.briefing.count({ where: base, take: countedUpTo + 1 }),
  ]);
  const { rows, hasNewer, hasOlder } = pageOf({ rows: read, size: pageSize, place });
  const key = ({ updatedAt, id }: { updatedAt: Date; id: string }) => writeTimeKey({ at: updatedAt, tie: id });
  return {
    total,
    newer: hasNewer && rows[0] ? key(rows[0]) : null,
    older: hasOlder && rows.at(-1) ? key(rows.at(-1)!) : null,
    rows: rows.map(({ id, title, summary, slug, updatedAt, archivedAt, editions: [newest] }): ListedBriefing => {
      return {
        id,
        title,
        summary,
        slug,
        updatedAt,
        archivedAt,
        newest: newest
          ? {
              number: newest.number,
              publishedAt: newest.publishedAt,
              verdicts: newest._count.verdicts,
              openNotices: newest._count.notices,
            }
          : null,
      };
    }),
  };
}

export type BriefingList = Awaited<ReturnType<typeof listBriefings>>;
