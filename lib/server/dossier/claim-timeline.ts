import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { edtfOfCslDate, readCsl } from "@/lib/domain/source/csl";
import { timelineOf, type TimelineDay, type TimelineEntry } from "@/lib/domain/timeline/timeline";

/** Rows of each kind that are told, the newest; more would not be read. */
const most = 200;

const captureWords = {
  first: "first copy stored",
  same: "found as before",
  changed: "found changed",
  gone: "not found any more",
} as const;

/**
 * When a claim was made and appeared, when the sources of its evidence came out and copies of them were stored, and what
 * became of it. Days are told in UTC.
 * @param claimIds the claim and those merged into it
 */
export async function readClaimTimeline({
  workspaceId,
  claimIds,
}: {
  workspaceId: WorkspaceId;
  claimIds: string[];
}): Promise<TimelineDay[]> {
  const own = { workspaceId, claimId: { in: claimIds } };
  const [claims, appearances, evidence, rounds, verdicts] = await Promise.all([
    db.claim.findMany({ where: { workspaceId, id: { in: claimIds } }, select: { number: true, claimedOn: true } }),
    db.appearance.findMany({
      where: { ...own, removedAt: null },
      select: { article: { select: { id: true, title: true, publishedOn: true } } },
      distinct: ["articleId"],
      orderBy: { createdAt: "desc" },
      take: most,
    }),
    db.evidence.findMany({
      where: { ...own, withdrawnAt: null },
      select: { source: { select: { id: true, title: true, csl: true } } },
      distinct: ["sourceId"],
      orderBy: { createdAt: "desc" },
      take: most,
    }),
    db.reviewRound.findMany({
      where: { ...own, revealedAt: { not: null } },
      select: { number: true, revealedAt: true },
      orderBy: { revealedAt: "desc" },
      take: most,
    }),
    db.verdict.findMany({
      where: own,
      select: {
        number: true,
        createdAt: true,
        rating: { select: { label: true } },
        editions: {
          select: {
            edition: {
              select: { number: true, publishedAt: true, briefing: { select: { id: true, title: true } } },
            },
          },
          take: most,
        },
      },
      orderBy: { createdAt: "desc" },
      take: most,
    }),
  ]);
  const sources = new Map(
    evidence.map(({ source: { id, title, csl } }) => {
      const known = readCsl(csl);
      return [id, { id, title, issued: edtfOfCslDate(known?.issued), name: known ? authorDate(known) : title }];
    }),
  );
  const captures = await db.capture.findMany({
    where: { workspaceId, sourceId: { in: [...sources.keys()] } },
    select: { id: true, sourceId: true, capturedAt: true, change: true },
    orderBy: { capturedAt: "desc" },
    take: most,
  });
  const entries: (TimelineEntry | null)[] = [
    ...claims.map(({ number, claimedOn }) =>
      entry({ kind: "claimed", on: claimedOn, words: `Claim ${number} was put forward`, path: null }),
    ),
    ...appearances.map(({ article }) =>
      entry({
        kind: "appeared",
        on: article.publishedOn,
        words: `Appeared in “${article.title}”`,
        path: `/articles/${article.id}`,
      }),
    ),
    ...[...sources.values()].map(({ id, issued, title }) =>
      entry({ kind: "source", on: issued, words: `${title} came out`, path: `/sources/${id}` }),
    ),
    ...captures.map(({ id, sourceId, capturedAt, change }) =>
      entry({
        kind: "capture",
        on: dayOf(capturedAt),
        words: `${sources.get(sourceId!)?.name ?? "A source"}: ${captureWords[change]}`,
        path: `/sources/${sourceId}/captures/${id}`,
      }),
    ),
    ...rounds.map(({ number, revealedAt }) =>
      entry({ kind: "revealed", on: dayOf(revealedAt!), words: `Round ${number} revealed`, path: null }),
    ),
    ...verdicts.map(({ number, createdAt, rating }) =>
      entry({ kind: "settled", on: dayOf(createdAt), words: `Verdict ${number}: ${rating.label}`, path: null }),
    ),
    ...verdicts.flatMap(({ editions }) =>
      editions.map(({ edition: { number, publishedAt, briefing } }) =>
        entry({
          kind: "published",
          on: dayOf(publishedAt),
          words: `Published in “${briefing.title}”, Edition ${number}`,
          path: `/briefings/${briefing.id}/editions`,
        }),
      ),
    ),
  ];
  return timelineOf(entries.filter((known) => known !== null));
}

/** What has no date has no place in a timeline. */
function entry({ on, ...rest }: Omit<TimelineEntry, "on"> & { on: string | null }): TimelineEntry | null {
  return on ? { on, ...rest } : null;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
