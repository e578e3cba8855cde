"use server";

import { publishCorrectionSchema, publishEditionSchema } from "@/lib/domain/edition/edition-input";
import { publishCorrection } from "@/lib/server/edition/publish-correction";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import { workspaceAction } from "@/lib/server/workspace-action";

export const publishEditionAction = workspaceAction({ input: publishEditionSchema, run: publishEdition });
export const publishCorrectionAction = workspaceAction({ input: publishCorrectionSchema, run: publishCorrection });
