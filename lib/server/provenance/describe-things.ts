import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { nodeWords, thingKey, type Thing } from "@/lib/domain/provenance/thing";
import { stateWords } from "@/lib/domain/search/state-words";
import { statusWords } from "@/lib/domain/source/status";

type Ask = { workspaceId: WorkspaceId; ids: string[] };
type Describe = (ask: Ask) => Promise<Omit<Thing, "type">[]>;

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const claimLabel = (number: number) => `Claim ${number}`;
const oneClaim = { select: { id: true, number: true, statement: true } } as const;

/** How each type of thing is told, with one query for all of its ids. */
const describers: Record<string, Describe> = {
  async claim({ workspaceId, ids }) {
    const rows = await db.claim.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { ...oneClaim.select, state: true, mergedIntoId: true },
    });
    return rows.map(({ id, number, statement, state, mergedIntoId }) => ({
      id,
      label: claimLabel(number),
      title: statement,
      path: `/claims/${id}`,
      mark: mergedIntoId ? "Merged" : state === "reopened" ? stateWords.reopened : null,
    }));
  },
  async article({ workspaceId, ids }) {
    const rows = await db.article.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, title: true, archivedAt: true },
    });
    return rows.map(({ id, title, archivedAt }) => ({
      id,
      label: nodeWords.article.one,
      title,
      path: `/articles/${id}`,
      mark: archivedAt ? "Archived" : null,
    }));
  },
  async source({ workspaceId, ids }) {
    const rows = await db.source.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, title: true, status: true, mergedIntoId: true },
    });
    return rows.map(({ id, title, status, mergedIntoId }) => ({
      id,
      label: nodeWords.source.one,
      title,
      path: `/sources/${id}`,
      mark: status !== "current" ? statusWords[status].label : mergedIntoId ? "Merged" : null,
    }));
  },
  async capture({ workspaceId, ids }) {
    const rows = await db.capture.findMany({
      where: { workspaceId, id: { in: ids } },
      select: {
        id: true,
        change: true,
        capturedAt: true,
        sourceId: true,
        articleId: true,
        source: { select: { title: true } },
        article: { select: { title: true } },
      },
    });
    return rows.map(({ id, change, capturedAt, sourceId, articleId, source, article }) => ({
      id,
      label: `Copy of ${day.format(capturedAt)}`,
      title: source?.title ?? article?.title ?? "",
      path: sourceId ? `/sources/${sourceId}/captures/${id}` : articleId ? `/articles/${articleId}` : null,
      mark: change === "gone" ? "Gone" : null,
    }));
  },
  async evidence({ workspaceId, ids }) {
    const rows = await db.evidence.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, exact: true, note: true, withdrawnAt: true, claim: oneClaim },
    });
    return rows.map(({ id, exact, note, withdrawnAt, claim }) => ({
      id,
      label: `Evidence for claim ${claim.number}`,
      title: exact ? `“${exact}”` : note,
      path: `/claims/${claim.id}#evidence-${id}`,
      mark: withdrawnAt ? "Withdrawn" : null,
    }));
  },
  async verdict({ workspaceId, ids }) {
    const rows = await db.verdict.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, number: true, rating: { select: { label: true } }, claim: oneClaim },
    });
    return rows.map(({ id, number, rating, claim }) => ({
      id,
      label: `Verdict ${number} on claim ${claim.number}`,
      title: `${rating.label}: ${claim.statement}`,
      path: `/claims/${claim.id}#review`,
      mark: null,
    }));
  },
  async edition({ workspaceId, ids }) {
    const rows = await db.edition.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, number: true, briefing: { select: { id: true, title: true } } },
    });
    return rows.map(({ id, number, briefing }) => ({
      id,
      label: `Edition ${number}`,
      title: briefing.title,
      path: `/briefings/${briefing.id}/editions/${number}`,
      mark: null,
    }));
  },
  async briefing({ workspaceId, ids }) {
    const rows = await db.briefing.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, title: true, archivedAt: true },
    });
    return rows.map(({ id, title, archivedAt }) => ({
      id,
      label: nodeWords.briefing.one,
      title,
      path: `/briefings/${id}`,
      mark: archivedAt ? "Archived" : null,
    }));
  },
  async document({ workspaceId, ids }) {
    const rows = await db.document.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, claim: oneClaim, briefing: { select: { id: true, title: true } } },
    });
    return rows.map(({ id, claim, briefing }) => ({
      id,
      label: claim ? claimLabel(claim.number) : nodeWords.briefing.one,
      title: claim?.statement ?? briefing?.title ?? "",
      path: claim ? `/claims/${claim.id}` : briefing ? `/briefings/${briefing.id}` : null,
      mark: null,
    }));
  },
  async user({ workspaceId, ids }) {
    // Names live with the account; only people who are or were members of this workspace are named.
    const rows = await db.membership.findMany({
      where: { workspaceId, userId: { in: ids } },
      select: { userId: true, user: { select: { name: true } } },
    });
    return rows.map(({ userId, user }) => ({ id: userId, label: user.name, title: "", path: "/settings", mark: null }));
  },
};

/**
 * The names and places of things of a workspace, with one query for each type among them. What is of another workspace,
 * gone, or of a type without a name of its own is not in the map.
 */
export async function describeThings({
  workspaceId,
  things,
}: {
  workspaceId: WorkspaceId;
  things: Iterable<{ type: string; id: string }>;
}): Promise<Map<string, Thing>> {
  const idsOf = new Map<string, Set<string>>();
  for (const { type, id } of things) {
    if (!Object.hasOwn(describers, type)) continue;
    const ids = idsOf.get(type) ?? new Set();
    idsOf.set(type, ids.add(id));
  }
  const described = await Promise.all(
    [...idsOf].map(async ([type, ids]) => {
      const rows = await describers[type]!({ workspaceId, ids: [...ids] });
      return rows.map((row): Thing => ({ type, ...row }));
    }),
  );
  return new Map(described.flat().map((thing) => [thingKey(thing), thing]));
}
