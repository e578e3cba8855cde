import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { prepareVersion, writeVersion } from "@/lib/server/article/write-version";
import { insertClaim } from "@/lib/server/claim/insert-claim";
import type { ArticleDoc } from "@/lib/text/article-doc";
import { testNow } from "./workspace";

/** A text about an invented place, of three paragraphs. */
export const sampleArticleText = [
  "Thornby General will lose 40 beds by April, the trust said on Tuesday.",
  "Dr Ines Halloran, who chairs the campaign, called the plan reckless. Waiting times have doubled since 2019.",
  "The trust spent £4.2m on consultants last year.",
].join("\n");

export type MadeArticle = { articleId: string; versionId: string; text: string; title: string };

/** An article with its first version, one paragraph for each line of the text, cut into passages. */
export async function makeArticle({
  actor: { workspaceId, userId },
  title = "Thornby to lose 40 beds",
  text = sampleArticleText,
}: {
  actor: Actor;
  title?: string;
  text?: string;
}): Promise<MadeArticle> {
  const prepared = prepareVersion(docOfLines(text));
  const articleId = uuidv7();
  const made = await transact(async (tx) => {
    await tx.article.create({
      data: { workspaceId, id: articleId, title, authors: [], createdById: userId, createdAt: testNow },
    });
    const versionId = await writeVersion(tx, {
      workspaceId,
      articleId,
      number: 1,
      prepared,
      origin: "paste",
      captureId: null,
      removed: [],
      byId: userId,
      now: testNow,
    });
    return { ok: true as const, versionId };
  });
  return { articleId, versionId: made.versionId, text: prepared.text, title };
}

/** A document of one paragraph for each line. */
export function docOfLines(text: string): ArticleDoc {
  return {
    type: "doc",
    content: text
      .split("\n")
      .map((line) => ({ type: "paragraph", ...(line && { content: [{ type: "text", text: line }] }) })),
  };
}

export type MadeClaim = { claimId: string; number: number; statement: string };

/**
 * A claim, without a place in an article unless `at` names one: its wording is looked for in the article's text and
 * marked. `state` is written as it is, without the rows that the way there would have left.
 */
export async function makeClaim({
  actor,
  statement = "Thornby General will lose 40 beds by April 2026.",
  state,
  at,
}: {
  actor: Actor;
  statement?: string;
  state?: ClaimState;
  at?: { article: MadeArticle; exact: string };
}): Promise<MadeClaim> {
  const start = at ? at.article.text.indexOf(at.exact) : -1;
  if (at && start < 0) throw new Error(`"${at.exact}" does not stand in the article.`);
  const made = await transact((tx) =>
    insertClaim(tx, {
      actor,
      fields: { statement, type: "other", checkWorthiness: "unrated" },
      mark: at && { articleVersionId: at.article.versionId, start, end: start + at.exact.length, exact: at.exact },
      now: testNow,
    }),
  );
  if (!made.ok) throw new Error(`The claim was refused: ${made.reason}`);
  if (state) {
    const { workspaceId } = actor;
    await db.claim.update({ where: { workspaceId_id: { workspaceId, id: made.claimId } }, data: { state } });
  }
  return { claimId: made.claimId, number: made.number, statement };
}
