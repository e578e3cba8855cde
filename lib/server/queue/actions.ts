"use server";

import { handleReportSchema, resolveReReviewSchema } from "@/lib/domain/queue/queue-inputs";
import { handleReport, resolveReReview } from "@/lib/server/queue/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const resolveReReviewAction = workspaceAction({ input: resolveReReviewSchema, run: resolveReReview });
export const handleReportAction = workspaceAction({ input: handleReportSchema, run: handleReport });
