import { editDocument } from "@/lib/collab/registry";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { briefingSchema } from "@/lib/editor/briefing/briefing-schema";
import { createBriefing } from "@/lib/server/briefing/mutations";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import type { DocNode } from "@/lib/text/article-doc";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict, succeeded, type MadeVerdict } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { testNow } from "@/tests/factories/workspace";
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";

/** A line of text, with citations and links to claims as `{ cite }` and `{ claim }`. */
export type Line = (string | { cite: string } | { claim: string })[] | string;

export function paragraph(line: Line): DocNode {
  const parts = typeof line === "string" ? [line] : line;
  return {
    type: "paragraph",
    content: parts.map((part) => {
      if (typeof part === "string") return { type: "text", text: part };
      return "cite" in part
        ? { type: "sourceCitation", attrs: { id: part.cite } }
        : { type: "claimLink", attrs: { id: part.claim } };
    }),
  };
}

export function card(claimId: string): DocNode {
  return { type: "claimCard", attrs: { id: claimId } };
}

/** A briefing with this text. */
export async function makeBriefing({
  actor,
  title = "What the trust said about beds",
  summary = "",
  content = [],
}: {
  actor: Actor;
  title?: string;
  summary?: string;
  content?: DocNode[];
}): Promise<{ briefingId: string; slug: string }> {
  const { briefingId, slug } = succeeded(await createBriefing({ actor, input: { title, summary }, now: testNow }));
  await writeBriefing({ actor, briefingId, content });
  return { briefingId, slug };
}

/** Replaces the text of a briefing, as somebody who typed it would have. */
export async function writeBriefing({
  actor: { workspaceId, userId },
  briefingId,
  content,
}: {
  actor: Actor;
  briefingId: string;
  content: DocNode[];
}): Promise<void> {
  const { id } = await db.document.findUniqueOrThrow({
    where: { workspaceId_briefingId: { workspaceId, briefingId } },
  });
  const node = briefingSchema.nodeFromJSON({ type: "doc", content });
  await editDocument({
    workspaceId,
    documentId: id,
    byId: userId,
    edit: (doc) => {
      const fragment = doc.getXmlFragment("default");
      fragment.delete(0, fragment.length);
      prosemirrorToYXmlFragment(node, fragment);
    },
  });
}

export type MadeCheckedClaim = MadeVerdict & {
  statement: string;
  claimNumber: number;
  sourceId: string;
  upstreamId: string;
  captureId: string | null;
  evidenceId: string;
  articleId: string;
};

/** An approved claim of an article, with evidence from a stored copy of a source that has its matter from another one. */
export async function makeCheckedClaim({
  actor,
  statement = "Thornby General will lose 40 beds by April 2026.",
  withCopy = true,
  mayBeRepublished = null,
}: {
  actor: Actor;
  statement?: string;
  withCopy?: boolean;
  mayBeRepublished?: boolean | null;
}): Promise<MadeCheckedClaim> {
  const article = await makeArticle({ actor });
  const exact = "Thornby General will lose 40 beds by April";
  const { claimId, number } = await makeClaim({ actor, statement, at: { article, exact } });
  const source = await makeSource({ actor, url: "https://harrow-vale.example/report", mayBeRepublished });
  const upstream = await makeSource({ actor, title: "Board minutes of 12 March" });
  await db.derivation.create({
    data: {
      workspaceId: actor.workspaceId,
      fromSourceId: source.id,
      toSourceId: upstream.id,
      kind: "had_primary_source",
      byId: actor.userId,
    },
  });
  const capture = withCopy ? await makeCapture({ actor, sourceId: source.id }) : null;
  const evidence = await makeEvidence({ actor, claimId, sourceId: source.id, captureId: capture?.id ?? null });
  const verdict = await makeApprovedVerdict({ actor, claimId, evidenceIds: [evidence.id] });
  return {
    ...verdict,
    statement,
    claimNumber: number,
    sourceId: source.id,
    upstreamId: upstream.id,
    captureId: capture?.id ?? null,
    evidenceId: evidence.id,
    articleId: article.articleId,
  };
}

/** Publishes the briefing as it stands; with a correction where it was published before. */
export async function makeEdition({
  actor,
  briefingId,
  reasons = {},
  note = "The figure was that of another year.",
  now = testNow,
}: {
  actor: Actor;
  briefingId: string;
  reasons?: Record<string, string>;
  note?: string;
  now?: Date;
}) {
  const last = await db.edition.count({ where: { workspaceId: actor.workspaceId, briefingId } });
  return succeeded(
    await publishEdition({
      actor,
      input: {
        briefingId,
        expectedNumber: last + 1,
        reasons,
        ...(last > 0 && { correction: { kind: "correction" as const, note } }),
      },
      now,
    }),
  );
}
