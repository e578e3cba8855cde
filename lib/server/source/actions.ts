"use server";

import { can } from "@/lib/domain/permission/can";
import { refuse } from "@/lib/domain/outcome";
import {
  addDerivationSchema,
  changeStatusSchema,
  createSourceSchema,
  decideRepublishingSchema,
  editSourceSchema,
  proposeSourceSchema,
  rateReliabilitySchema,
  removeDerivationSchema,
} from "@/lib/domain/source/source-input";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import { answerSupposition, answerSuppositionSchema } from "@/lib/server/source/answer-supposition";
import {
  chooseEntries,
  chooseEntriesSchema,
  dropBibliography,
  dropBibliographySchema,
} from "@/lib/server/source/bibliography/choose-entries";
import { changeStatus } from "@/lib/server/source/change-status";
import { askAboutSource, askAboutSourceSchema } from "@/lib/server/source/status-report/ask-about-source";
import {
  dismissStatusReport,
  dismissStatusReportSchema,
} from "@/lib/server/source/status-report/dismiss-status-report";
import {
  addDerivation,
  createSource,
  decideRepublishing,
  editSource,
  removeDerivation,
} from "@/lib/server/source/mutations";
import { rateReliability } from "@/lib/server/source/rate-reliability";
import { getSourceMergePreview, sourceMergePreviewSchema } from "@/lib/server/source/merge-preview";
import {
  mergeSources,
  mergeSourcesSchema,
  unmergeSource,
  unmergeSourceSchema,
} from "@/lib/server/source/merge-sources";
import { proposeSource } from "@/lib/server/source/propose-source";
import { searchSources, searchSourcesSchema } from "@/lib/server/source/search-sources";
import { workspaceAction } from "@/lib/server/workspace-action";

export const createSourceAction = workspaceAction({ input: createSourceSchema, run: createSource });
export const editSourceAction = workspaceAction({ input: editSourceSchema, run: editSource });
export const changeStatusAction = workspaceAction({ input: changeStatusSchema, run: changeStatus });
export const rateReliabilityAction = workspaceAction({ input: rateReliabilitySchema, run: rateReliability });
export const decideRepublishingAction = workspaceAction({ input: decideRepublishingSchema, run: decideRepublishing });
export const addDerivationAction = workspaceAction({ input: addDerivationSchema, run: addDerivation });
export const mergeSourcesAction = workspaceAction({ input: mergeSourcesSchema, run: mergeSources });
export const unmergeSourceAction = workspaceAction({ input: unmergeSourceSchema, run: unmergeSource });
export const chooseEntriesAction = workspaceAction({ input: chooseEntriesSchema, run: chooseEntries });
export const dropBibliographyAction = workspaceAction({ input: dropBibliographySchema, run: dropBibliography });
export const answerSuppositionAction = workspaceAction({ input: answerSuppositionSchema, run: answerSupposition });
export const sourceMergePreviewAction = workspaceAction({
  input: sourceMergePreviewSchema,
  run: getSourceMergePreview,
});
export const removeDerivationAction = workspaceAction({ input: removeDerivationSchema, run: removeDerivation });

export const dismissStatusReportAction = workspaceAction({
  input: dismissStatusReportSchema,
  run: dismissStatusReport,
});

export const askAboutSourceAction = workspaceAction({
  input: askAboutSourceSchema,
  run: (call) => askAboutSource({ ...call, fetcher: guardedFetch }),
});

export const proposeSourceAction = workspaceAction({
  input: proposeSourceSchema,
  run: ({ actor, input: { text }, now }) => proposeSource({ actor, text, fetcher: guardedFetch, now }),
});

export const searchSourcesAction = workspaceAction({
  input: searchSourcesSchema,
  run: async ({ actor, input }) =>
    can(actor, "workspace.read")
      ? { ok: true as const, sources: await searchSources({ actor, input }) }
      : refuse("forbidden"),
});
