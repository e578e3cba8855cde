import { setImmediate } from "node:timers/promises";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { suggestForArticle, suggestionRules, type PassageProposal } from "@/lib/domain/suggestion/suggest-for-article";

/** Longest stretch of work between two chances for others, milliseconds. */
const longestStretch = 12;

/** Characters of the texts whose proposals are held: about ten times as many bytes. */
const mostCharactersHeld = 3_000_000;

type Held = { length: number; proposals: Promise<PassageProposal[]> };

/** Shared by the bundles of one process; the article that was asked for last stands at the end. */
const shelf = globalThis as { plumblineProposals?: Map<string, Held> };

/**
 * The proposals for every passage of a version, in their order; null where the workspace has no such version. Made once
 * for each version and date of the article, in slices, so that nobody else waits for a long article.
 */
export async function proposalsOf({
  workspaceId,
  articleVersionId,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
}): Promise<PassageProposal[] | null> {
  const version = await db.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleVersionId } },
    select: { id: true, article: { select: { publishedOn: true } } },
  });
  if (!version) return null;
  const { publishedOn } = version.article;
  const held = (shelf.plumblineProposals ??= new Map<string, Held>());
  const name = [workspaceId, articleVersionId, suggestionRules, publishedOn].join(" ");
  const known = held.get(name);
  if (known) {
    held.delete(name);
    held.set(name, known);
    return known.proposals;
  }
  const entry: Held = { length: 0, proposals: Promise.resolve([]) };
  entry.proposals = propose({ workspaceId, articleVersionId, publishedOn, entry });
  held.set(name, entry);
  entry.proposals.then(
    () => makeRoom(held, name),
    () => held.delete(name),
  );
  return entry.proposals;
}

async function propose({
  workspaceId,
  articleVersionId,
  publishedOn,
  entry,
}: {
  workspaceId: WorkspaceId;
  articleVersionId: string;
  publishedOn: string | null;
  entry: Held;
}): Promise<PassageProposal[]> {
  const [version, rows] = await Promise.all([
    db.articleVersion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleVersionId } },
      select: { text: true },
    }),
    db.passage.findMany({
      where: { workspaceId, articleVersionId },
      select: { start: true, end: true, kind: true },
      orderBy: { index: "asc" },
    }),
  ]);
  entry.length = version.text.length;
  const passages = rows.map((row) => ({ ...row, text: version.text.slice(row.start, row.end) }));
  const proposals: PassageProposal[] = [];
  let since = performance.now();
  for (const proposal of suggestForArticle({ passages, publishedOn })) {
    if (proposal) proposals.push(proposal);
    if (performance.now() - since < longestStretch) continue;
    await setImmediate();
    since = performance.now();
  }
  return proposals;
}

function makeRoom(held: Map<string, Held>, keep: string): void {
  let sum = [...held.values()].reduce((total, { length }) => total + length, 0);
  for (const [name, { length }] of held) {
    if (sum <= mostCharactersHeld) return;
    if (name === keep) continue;
    held.delete(name);
    sum -= length;
  }
}
