import { seedDocument } from "@/lib/collab/seed-document";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { briefingSchema } from "@/lib/editor/briefing/briefing-schema";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { createBriefing } from "@/lib/server/briefing/mutations";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import type { SampleCast, SampleClock } from "@/lib/server/sample/build-sample";
import type { SampleBriefing } from "@/lib/server/sample/sample-shape";
import { taken } from "@/lib/server/sample/taken";

/** Writes the sample's briefing, with the cards of its approved claims, and publishes its first edition. */
export async function publishSampleBriefing({
  cast,
  briefing,
  claimIds,
  clock,
}: {
  cast: SampleCast;
  briefing: SampleBriefing;
  claimIds: readonly string[];
  clock: SampleClock;
}): Promise<void> {
  const { editor } = cast;
  const { workspaceId, userId } = editor;
  const { title, summary } = briefing;
  const { briefingId } = taken(await createBriefing({ actor: editor, input: { title, summary }, now: clock() }));
  const document = await db.document.findUniqueOrThrow({
    where: { workspaceId_briefingId: { workspaceId, briefingId } },
    select: { id: true },
  });
  const content = briefing.text.map((part) =>
    typeof part === "number"
      ? { type: "claimCard", attrs: { id: claimIds[part] } }
      : { type: "paragraph", content: [{ type: "text", text: part }] },
  );
  const now = clock();
  taken(
    await transact(async (tx) => {
      const json = { type: "doc", content };
      const key = { workspaceId, documentId: document.id };
      const seeded = await seedDocument(tx, { ...key, json, schema: briefingSchema, now });
      if (!seeded.ok) return seeded;
      await tx.documentContributor.create({ data: { ...key, userId, firstAt: now, lastAt: now } });
      await appendActivity(tx, {
        workspaceId,
        actorId: userId,
        verb: "briefing.edited",
        objectType: "document",
        objectId: document.id,
        now,
      });
      return { ok: true as const };
    }),
  );
  taken(await publishEdition({ actor: editor, input: { briefingId, expectedNumber: 1, reasons: {} }, now: clock() }));
}
