"use server";

import { scaleInputSchema } from "@/lib/domain/scale/scale-input";
import { thenDrawPages } from "@/lib/publish/render-public";
import { createScaleVersion } from "@/lib/server/scale/mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const createScaleVersionAction = workspaceAction({
  input: scaleInputSchema,
  run: thenDrawPages(createScaleVersion),
});
