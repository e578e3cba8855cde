"use server";

import { handleReportSchema } from "@/lib/domain/edition/report-input";
import { handleReport } from "@/lib/server/report/handle-report";
import { workspaceAction } from "@/lib/server/workspace-action";

export const handleReportAction = workspaceAction({ input: handleReportSchema, run: handleReport });
