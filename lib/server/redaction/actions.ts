"use server";

import { redactSchema } from "@/lib/domain/redaction/redaction-input";
import { redact } from "@/lib/server/redaction/redact";
import { workspaceAction } from "@/lib/server/workspace-action";

export const redactAction = workspaceAction({ input: redactSchema, run: redact });
