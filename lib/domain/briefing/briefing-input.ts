import { z } from "zod";

const oneLine = z.string().overwrite((text) => text.replaceAll("\0", "").toWellFormed().replace(/\s+/gu, " ").trim());

export const briefingTitle = oneLine.min(1, "Give the briefing a title.").max(200, "Use at most 200 characters.");

/** The sentence or two that stand under the title. */
export const briefingSummary = oneLine.max(600, "Use at most 600 characters.");

export const createBriefingSchema = z.object({ title: briefingTitle, summary: briefingSummary.default("") });

export const changeBriefingSchema = z.object({
  briefingId: z.uuid(),
  title: briefingTitle,
  summary: briefingSummary,
});

export const archiveBriefingSchema = z.object({ briefingId: z.uuid(), archived: z.boolean() });
