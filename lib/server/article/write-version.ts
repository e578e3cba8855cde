import type { Tx } from "@/lib/db/client";
import type { ArticleOrigin, Prisma } from "@/lib/db/generated/client";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import type { ArticleDoc } from "@/lib/text/article-doc";
import { normaliseDoc } from "@/lib/text/normalise-doc";
import { segmentPassages, segmenterVersion, type SegmentedPassage } from "@/lib/text/segment-passages";
import { textOf } from "@/lib/text/text-of";

/** A document in the form in which a version stores it, with all that follows from it. */
export type PreparedVersion = {
  doc: ArticleDoc;
  text: string;
  textSha256: string;
  passages: SegmentedPassage[];
};

/** Normalises and cuts a document. Takes up to a second for a very long text: to be called before the transaction. */
export function prepareVersion(doc: ArticleDoc): PreparedVersion {
  const normalised = normaliseDoc(doc);
  const text = textOf(normalised);
  return { doc: normalised, text, textSha256: sha256Hex(text), passages: segmentPassages(normalised) };
}

/** What an import left out of a text with a person's consent. */
export type RemovedBlock = { text: string; reason: string };

/** Writes a version and its passages. @returns its id. */
export async function writeVersion(
  tx: Tx,
  version: {
    workspaceId: string;
    articleId: string;
    number: number;
    prepared: PreparedVersion;
    origin: ArticleOrigin;
    captureId: string | null;
    removed: RemovedBlock[];
    byId: string;
    now: Date;
  },
): Promise<string> {
  const { workspaceId, prepared, now } = version;
  const id = uuidv7();
  await tx.articleVersion.create({
    data: {
      workspaceId,
      id,
      articleId: version.articleId,
      number: version.number,
      doc: prepared.doc as unknown as Prisma.InputJsonObject,
      text: prepared.text,
      textSha256: prepared.textSha256,
      origin: version.origin,
      segmenterVersion,
      captureId: version.captureId,
      removed: version.removed,
      createdById: version.byId,
      createdAt: now,
    },
  });
  // A long article has more passages than one statement may have parameters, so they travel as columns.
  await tx.$executeRaw`
    INSERT INTO passage (workspace_id, id, article_version_id, index, start, "end", kind, segmenter_version)
    SELECT ${workspaceId}::uuid, p.id, ${id}::uuid, p.index, p.start, p."end", p.kind::passage_kind, ${segmenterVersion}
      FROM unnest(${prepared.passages.map(() => uuidv7())}::uuid[], ${prepared.passages.map((p) => p.index)}::int[],
                  ${prepared.passages.map((p) => p.start)}::int[], ${prepared.passages.map((p) => p.end)}::int[],
                  ${prepared.passages.map((p) => p.kind)}::text[]) AS p (id, index, start, "end", kind)`;
  return id;
}
