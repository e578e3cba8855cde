import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { documentReferences } from "@/lib/editor/briefing/document-references";
import type { EditionMaterial } from "@/lib/publish/edition-material";
import { gatherArticles } from "@/lib/server/edition/gather-articles";
import { gatherClaims } from "@/lib/server/edition/gather-claims";
import { gatherSources } from "@/lib/server/edition/gather-sources";
import type { DocNode } from "@/lib/text/article-doc";

/** Reads all that an edition of the briefing would be made of, as it stands now. */
export async function gatherMaterial(
  reader: Reader,
  {
    workspaceId,
    briefing,
    document,
  }: {
    workspaceId: WorkspaceId;
    briefing: { id: string; slug: string; title: string; summary: string };
    document: DocNode;
  },
): Promise<EditionMaterial> {
  const { id, slug, name, language, citationStyle } = await reader.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
  });
  const { claimIds, linkedClaimIds, sourceIds } = documentReferences(document);
  const claims = await gatherClaims(reader, { workspaceId, claimIds });
  const evidence = claims.flatMap(({ verdict }) => verdict?.content.evidence ?? []);
  const { captures, ...sources } = await gatherSources(reader, {
    workspaceId,
    citationStyle,
    sourceIds: [...evidence.map(({ source }) => source.id), ...sourceIds],
    captureIds: evidence.flatMap(({ capture }) => (capture ? [capture.id] : [])),
    claimIds,
  });
  const linked = await reader.claim.findMany({
    where: { workspaceId, id: { in: linkedClaimIds } },
    select: {
      id: true,
      number: true,
      statement: true,
      verdicts: {
        where: { editions: { some: {} } },
        orderBy: { number: "desc" },
        take: 1,
        select: { statement: true },
      },
    },
  });
  const scaleNumbers = [...new Set(claims.flatMap(({ verdict }) => verdict?.content.rating.scale ?? []))];
  const scales = await reader.ratingScaleVersion.findMany({
    where: { workspaceId, number: { in: scaleNumbers } },
    orderBy: { number: "asc" },
    select: {
      number: true,
      name: true,
      ratings: { orderBy: { order: "asc" }, select: { label: true, definition: true, value: true } },
    },
  });
  return {
    workspace: { id, slug, name, language },
    briefing: { id: briefing.id, slug: briefing.slug, title: briefing.title, summary: briefing.summary },
    document,
    claims,
    // The wording that readers know is the published one, whatever the claim says by now.
    linkedClaims: linked.map(({ verdicts, ...claim }) => ({
      id: claim.id,
      number: claim.number,
      statement: verdicts[0]?.statement ?? claim.statement,
      isPublished: verdicts.length > 0,
    })),
    scales,
    ...sources,
    captures,
    articles: await gatherArticles(reader, {
      workspaceId,
      articleIds: claims.flatMap(({ appearances }) => appearances.map(({ articleId }) => articleId)),
    }),
  };
}
