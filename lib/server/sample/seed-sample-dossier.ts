import { seedDocument } from "@/lib/collab/seed-document";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { dossierSchema } from "@/lib/editor/dossier/dossier-schema";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { getOrCreateDossier } from "@/lib/server/dossier/get-or-create-dossier";
import type { DocNode } from "@/lib/text/article-doc";
import { taken } from "@/lib/server/sample/taken";

/** Writes a claim's dossier: a paragraph each, or the block of an evidence item where a paragraph is "{0}", "{1}" … */
export async function seedSampleDossier({
  actor,
  claimId,
  paragraphs,
  evidenceIds,
  now,
}: {
  actor: Actor;
  claimId: string;
  paragraphs: readonly string[];
  evidenceIds: readonly string[];
  now: Date;
}): Promise<void> {
  const { documentId } = taken(await getOrCreateDossier({ actor, claimId }));
  if (paragraphs.length === 0) return;
  const content: DocNode[] = paragraphs.map((paragraph) => {
    const block = /^\{(\d+)\}$/.exec(paragraph);
    return block
      ? { type: "evidenceBlock", attrs: { id: evidenceIds[Number(block[1])] ?? null } }
      : { type: "paragraph", content: [{ type: "text", text: paragraph }] };
  });
  // A line to type in: the editor would add it for the first visitor, and that would count as theirs.
  content.push({ type: "paragraph" });
  const { workspaceId } = actor;
  await transact(async (tx) => {
    const json = { type: "doc", content };
    const seeded = await seedDocument(tx, { workspaceId, documentId, json, schema: dossierSchema, now });
    if (!seeded.ok) return seeded;
    await tx.documentContributor.create({
      data: { workspaceId, documentId, userId: actor.userId, firstAt: now, lastAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "dossier.edited",
      objectType: "document",
      objectId: documentId,
      now,
    });
    return { ok: true as const };
  });
}
