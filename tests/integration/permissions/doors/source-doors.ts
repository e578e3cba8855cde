import type { Actor } from "@/lib/domain/actor";
import {
  fetchCopyAction,
  listCopiesAction,
  pasteCopyAction,
  scheduleCaptureAction,
} from "@/lib/server/capture/actions";
import { readDossierRowsAction } from "@/lib/server/dossier/actions";
import {
  addSearchLogAction,
  createEvidenceAction,
  editEvidenceAction,
  groupEvidenceAction,
  restoreEvidenceAction,
  withdrawEvidenceAction,
} from "@/lib/server/evidence/actions";
import {
  addDerivationAction,
  answerSuppositionAction,
  askAboutSourceAction,
  changeStatusAction,
  chooseEntriesAction,
  createSourceAction,
  decideRepublishingAction,
  dismissStatusReportAction,
  dropBibliographyAction,
  editSourceAction,
  mergeSourcesAction,
  proposeSourceAction,
  rateReliabilityAction,
  removeDerivationAction,
  searchSourcesAction,
  sourceMergePreviewAction,
  unmergeSourceAction,
} from "@/lib/server/source/actions";
import { addDerivation } from "@/lib/server/source/mutations";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeBibliography, makeEvidence, makeSource, makeStatusReport } from "@/tests/factories/source";
import { testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

const csl = { type: "report", title: "Annual report" } as const;
const finding = { kind: "finding", stance: "context", note: "It says nothing of the ward." } as const;

async function source(actor: Actor): Promise<{ sourceId: string }> {
  return { sourceId: (await makeSource({ actor, url: "https://news.example.org/ward" })).id };
}

async function derivation(actor: Actor) {
  const { sourceId: fromSourceId } = await source(actor);
  const { sourceId: toSourceId } = await source(actor);
  return { fromSourceId, toSourceId, kind: "derived_from", claimId: null, note: "" } as const;
}

export const sourceDoors = {
  createSourceAction: action(createSourceAction, {
    capability: "source.create",
    actsOnOwn: true,
    prepare: () => ({ csl }),
  }),
  editSourceAction: action(editSourceAction, {
    capability: "source.edit",
    prepare: async (actor) => ({ ...(await source(actor)), csl }),
  }),
  changeStatusAction: action(changeStatusAction, {
    capability: "source.changeStatus",
    prepare: async (actor) => ({ ...(await source(actor)), status: "retracted" as const, note: "By the journal." }),
  }),
  rateReliabilityAction: action(rateReliabilityAction, {
    capability: "source.rateReliability",
    prepare: async (actor) => ({ ...(await source(actor)), reliability: "B" as const, reason: "It is audited." }),
  }),
  decideRepublishingAction: action(decideRepublishingAction, {
    capability: "source.decideRepublishing",
    prepare: async (actor) => ({ ...(await source(actor)), mayBeRepublished: true }),
  }),
  addDerivationAction: action(addDerivationAction, { capability: "source.derive", prepare: derivation }),
  removeDerivationAction: action(removeDerivationAction, {
    capability: "source.derive",
    prepare: async (actor) => {
      const made = await addDerivation({ actor, input: await derivation(actor), now });
      return { derivationId: succeeded(made).derivationId };
    },
  }),
  mergeSourcesAction: action(mergeSourcesAction, {
    capability: "source.merge",
    prepare: async (actor) => ({
      absorbedId: (await source(actor)).sourceId,
      intoId: (await makeSource({ actor, title: "Another report" })).id,
    }),
  }),
  unmergeSourceAction: action(unmergeSourceAction, {
    capability: "source.merge",
    prepare: async (actor) => {
      const mergedIntoId = (await makeSource({ actor, title: "Another report" })).id;
      return { absorbedId: (await makeSource({ actor, mergedIntoId })).id };
    },
  }),
  sourceMergePreviewAction: action(sourceMergePreviewAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({
      absorbedId: (await source(actor)).sourceId,
      intoId: (await makeSource({ actor, title: "Another report" })).id,
    }),
  }),
  chooseEntriesAction: action(chooseEntriesAction, {
    capability: "source.create",
    prepare: async (actor) => ({ bibliographyId: await makeBibliography({ actor }), choice: "new" as const }),
  }),
  dropBibliographyAction: action(dropBibliographyAction, {
    capability: "source.create",
    prepare: async (actor) => ({ bibliographyId: await makeBibliography({ actor }) }),
  }),
  answerSuppositionAction: action(answerSuppositionAction, {
    capability: "source.merge",
    prepare: async (actor) => ({
      sourceId: (await source(actor)).sourceId,
      otherId: (await makeSource({ actor, title: "Another report" })).id,
      kind: "not_same" as const,
    }),
  }),
  askAboutSourceAction: action(askAboutSourceAction, {
    capability: "source.capture",
    prepare: async (actor) => ({ sourceId: (await makeSource({ actor, doi: "10.5555/ward" })).id }),
  }),
  dismissStatusReportAction: action(dismissStatusReportAction, {
    capability: "source.changeStatus",
    prepare: async (actor) => ({ reportId: (await makeStatusReport({ actor })).id, reason: "It is another work." }),
  }),
  proposeSourceAction: action(proposeSourceAction, {
    capability: "source.create",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ text: "Annual report of the trust" }),
  }),
  searchSourcesAction: action(searchSourcesAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ query: "report" }),
  }),
  fetchCopyAction: action(fetchCopyAction, { capability: "source.capture", prepare: source }),
  scheduleCaptureAction: action(scheduleCaptureAction, {
    capability: "source.capture",
    prepare: async (actor) => ({ ...(await source(actor)), every: "weekly" as const }),
  }),
  listCopiesAction: action(listCopiesAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: source,
  }),
  pasteCopyAction: action(pasteCopyAction, {
    capability: "source.capture",
    prepare: async (actor) => ({ ...(await source(actor)), text: "The board has not decided." }),
  }),
  readDossierRowsAction: action(readDossierRowsAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: async (actor) => ({ claims: [(await makeClaim({ actor })).claimId] }),
  }),
  createEvidenceAction: action(createEvidenceAction, {
    capability: "evidence.create",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor, state: "gathering" });
      return { ...finding, ...(await source(actor)), claimId };
    },
  }),
  editEvidenceAction: action(editEvidenceAction, {
    capability: "evidence.edit",
    prepare: async (actor) => ({ ...finding, evidenceId: (await makeEvidence({ actor })).id }),
  }),
  withdrawEvidenceAction: action(withdrawEvidenceAction, {
    capability: "evidence.withdraw",
    prepare: async (actor) => ({ evidenceId: (await makeEvidence({ actor })).id, reason: "Wrong year." }),
  }),
  restoreEvidenceAction: action(restoreEvidenceAction, {
    capability: "evidence.withdraw",
    prepare: async (actor) => {
      const withdrawn = { withdrawnAt: now, withdrawnReason: "Wrong year." };
      return { evidenceId: (await makeEvidence({ actor, ...withdrawn })).id, reason: "Right after all." };
    },
  }),
  groupEvidenceAction: action(groupEvidenceAction, {
    capability: "evidence.edit",
    prepare: async (actor) => {
      const { id, claimId } = await makeEvidence({ actor });
      return { claimId, evidenceIds: [id], group: { label: "The two halves of the table" } };
    },
  }),
  addSearchLogAction: action(addSearchLogAction, {
    capability: "searchLog.add",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor });
      return { claimId, where: "Board papers", on: "2026-03-01", found: "Nothing." };
    },
  }),
} satisfies Record<string, Door>;
