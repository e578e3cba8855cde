"use server";

import { handleReportSchema, resolveGroupSchema, resolveReReviewSchema } from "@/lib/domain/queue/queue-inputs";
import { handleReport, resolveGroup, resolveReReview } from "@/lib/server/queue/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const resolveReReviewAction = workspaceAction({ input: resolveReReviewSchema, run: resolveReReview });
export const resolveGroupAction = workspaceAction({ input: resolveGroupSchema, run: resolveGroup });
export const handleReportAction = workspaceAction({ input: handleReportSchema, run: handleReport });
