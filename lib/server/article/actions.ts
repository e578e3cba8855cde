"use server";

import {
  discardImport,
  importIdSchema,
  restoreImport,
  startCorrection,
  startCorrectionSchema,
} from "@/lib/server/article/import-mutations";
import {
  archiveArticle,
  articleIdSchema,
  editArticle,
  editArticleSchema,
  restoreArticle,
} from "@/lib/server/article/mutations";
import { sayGone, sayGoneSchema } from "@/lib/server/article/say-gone";
import { storeImport } from "@/lib/server/article/store-import";
import { storeParts, storePartsSchema } from "@/lib/server/article/store-parts";
import { workspaceAction } from "@/lib/server/workspace-action";

export const storeImportAction = workspaceAction({ input: importIdSchema, run: storeImport });
export const storePartsAction = workspaceAction({ input: storePartsSchema, run: storeParts });
export const discardImportAction = workspaceAction({ input: importIdSchema, run: discardImport });
export const restoreImportAction = workspaceAction({ input: importIdSchema, run: restoreImport });
export const startCorrectionAction = workspaceAction({ input: startCorrectionSchema, run: startCorrection });
export const editArticleAction = workspaceAction({ input: editArticleSchema, run: editArticle });
export const archiveArticleAction = workspaceAction({ input: articleIdSchema, run: archiveArticle });
export const restoreArticleAction = workspaceAction({ input: articleIdSchema, run: restoreArticle });
export const sayGoneAction = workspaceAction({ input: sayGoneSchema, run: sayGone });
