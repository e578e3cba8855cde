"use server";

import { z } from "zod";
import { maxPasteLength } from "@/lib/domain/source/capture-rules";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import { copyChoicesSchema, listCopyChoices } from "@/lib/server/capture/copy-choices";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { scheduleCapture, scheduleCaptureSchema } from "@/lib/server/capture/schedule-capture";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { workspaceAction } from "@/lib/server/workspace-action";

export const fetchCopyAction = workspaceAction({
  input: z.object({ sourceId: z.uuid() }),
  run: ({ actor, input: { sourceId }, now }) => fetchCopy({ actor, sourceId, fetcher: guardedFetch, now }),
});

export const listCopiesAction = workspaceAction({ input: copyChoicesSchema, run: listCopyChoices });

export const scheduleCaptureAction = workspaceAction({ input: scheduleCaptureSchema, run: scheduleCapture });

export const pasteCopyAction = workspaceAction({
  input: z.object({
    sourceId: z.uuid(),
    text: z
      .string()
      .max(maxPasteLength, `At most ${maxPasteLength.toLocaleString("en-GB")} characters; upload the file instead.`)
      .refine((value) => value.trim() !== "", "Paste the text first."),
  }),
  run: ({ actor, input: { sourceId, text }, now }) =>
    storeCapture({
      actor,
      copy: {
        sourceId,
        method: "paste",
        bytes: new TextEncoder().encode(text),
        contentType: "text/plain; charset=utf-8",
        fileName: null,
        requestedUrl: null,
        finalUrl: null,
        httpStatus: null,
        gone: false,
      },
      now,
    }),
});
