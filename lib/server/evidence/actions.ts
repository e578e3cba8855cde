"use server";

import {
  addSearchLogSchema,
  createEvidenceSchema,
  editEvidenceSchema,
  groupEvidenceSchema,
  restoreEvidenceSchema,
  withdrawEvidenceSchema,
} from "@/lib/domain/evidence/evidence-input";
import { addSearchLog } from "@/lib/server/evidence/add-search-log";
import { groupEvidence } from "@/lib/server/evidence/group-evidence";
import { createEvidence, editEvidence, restoreEvidence, withdrawEvidence } from "@/lib/server/evidence/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const createEvidenceAction = workspaceAction({ input: createEvidenceSchema, run: createEvidence });
export const editEvidenceAction = workspaceAction({ input: editEvidenceSchema, run: editEvidence });
export const withdrawEvidenceAction = workspaceAction({ input: withdrawEvidenceSchema, run: withdrawEvidence });
export const restoreEvidenceAction = workspaceAction({ input: restoreEvidenceSchema, run: restoreEvidence });
export const groupEvidenceAction = workspaceAction({ input: groupEvidenceSchema, run: groupEvidence });
export const addSearchLogAction = workspaceAction({ input: addSearchLogSchema, run: addSearchLog });
