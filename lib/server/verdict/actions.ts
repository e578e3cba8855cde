"use server";

import {
  approveVerdictSchema,
  editReplySchema,
  recordReplySchema,
  settleVerdictSchema,
  withdrawApprovalSchema,
} from "@/lib/domain/verdict/verdict-inputs";
import { approveVerdict, withdrawApproval } from "@/lib/server/verdict/approval-mutations";
import { editRightOfReply, recordRightOfReply } from "@/lib/server/verdict/reply-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { workspaceAction } from "@/lib/server/workspace-action";

export const settleVerdictAction = workspaceAction({ input: settleVerdictSchema, run: settleVerdict });
export const approveVerdictAction = workspaceAction({ input: approveVerdictSchema, run: approveVerdict });
export const withdrawApprovalAction = workspaceAction({ input: withdrawApprovalSchema, run: withdrawApproval });
export const recordReplyAction = workspaceAction({ input: recordReplySchema, run: recordRightOfReply });
export const editReplyAction = workspaceAction({ input: editReplySchema, run: editRightOfReply });
