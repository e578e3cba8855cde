import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import {
  archiveArticleAction,
  discardImportAction,
  editArticleAction,
  restoreArticleAction,
  restoreImportAction,
  sayGoneAction,
  startCorrectionAction,
  storeImportAction,
  storePartsAction,
} from "@/lib/server/article/actions";
import { discardImport, saveDraft, startCorrection } from "@/lib/server/article/import-mutations";
import { archiveArticle } from "@/lib/server/article/mutations";
import { startImport } from "@/lib/server/article/start-import";
import { storeImport } from "@/lib/server/article/store-import";
import {
  confirmAnchorAction,
  confirmDecisionAction,
  decidePassageAction,
  loadMarksAction,
  undoDecisionAction,
} from "@/lib/server/passage/actions";
import { decidePassage } from "@/lib/server/passage/mutations";
import { docOfLines, makeArticle, makeClaim, type MadeArticle } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

/** A draft of the next version of an article, in which a sentence reads differently. */
export async function correction(actor: Actor): Promise<{ article: MadeArticle; importId: string }> {
  const article = await makeArticle({ actor });
  const { importId } = succeeded(await startCorrection({ actor, input: { articleId: article.articleId }, now }));
  const text = article.text.replace("have doubled since 2019", "have nearly doubled since the year 2019");
  succeeded(await saveDraft({ actor, importId, draft: { doc: docOfLines(text) as never }, now }));
  return { article, importId };
}

function rangeOf(article: MadeArticle, exact: string) {
  const start = article.text.indexOf(exact);
  return { articleVersionId: article.versionId, start, end: start + exact.length };
}

async function decided(actor: Actor, article: MadeArticle, exact: string): Promise<{ decisionId: string }> {
  const input = { ...rangeOf(article, exact), disposition: "not_checkable", reason: "Opinion" } as const;
  return { decisionId: succeeded(await decidePassage({ actor, input, now })).decisionId };
}

export const textDoors = {
  storeImportAction: action(storeImportAction, {
    capability: "article.edit",
    prepare: async (actor) => ({ importId: (await correction(actor)).importId }),
  }),
  storePartsAction: action(storePartsAction, {
    capability: "article.import",
    prepare: async (actor) => {
      const incoming = { kind: "paste" as const, text: "One article\n\nOf one sentence, about beds." };
      const { importId } = succeeded(await startImport({ actor, incoming, now }));
      return { importId, partIds: ["first"] };
    },
  }),
  discardImportAction: action(discardImportAction, {
    capability: "article.import",
    prepare: async (actor) => ({ importId: (await correction(actor)).importId }),
  }),
  restoreImportAction: action(restoreImportAction, {
    capability: "article.import",
    prepare: async (actor) => {
      const { importId } = await correction(actor);
      succeeded(await discardImport({ actor, input: { importId }, now }));
      return { importId };
    },
  }),
  startCorrectionAction: action(startCorrectionAction, {
    capability: "article.edit",
    prepare: async (actor) => ({ articleId: (await makeArticle({ actor })).articleId }),
  }),
  editArticleAction: action(editArticleAction, {
    capability: "article.edit",
    prepare: async (actor) => {
      const fields = { title: "Beds", authors: "", publisher: "", publishedOn: "", language: "en", url: "" };
      return { articleId: (await makeArticle({ actor })).articleId, fields };
    },
  }),
  archiveArticleAction: action(archiveArticleAction, {
    capability: "article.archive",
    prepare: async (actor) => ({ articleId: (await makeArticle({ actor })).articleId }),
  }),
  restoreArticleAction: action(restoreArticleAction, {
    capability: "article.archive",
    prepare: async (actor) => {
      const { articleId } = await makeArticle({ actor });
      succeeded(await archiveArticle({ actor, input: { articleId }, now }));
      return { articleId };
    },
  }),
  decidePassageAction: action(decidePassageAction, {
    capability: "passage.decide",
    prepare: async (actor) => ({
      ...rangeOf(await makeArticle({ actor }), "called the plan reckless"),
      disposition: "not_checkable" as const,
    }),
  }),
  undoDecisionAction: action(undoDecisionAction, {
    capability: "passage.decide",
    prepare: async (actor) => decided(actor, await makeArticle({ actor }), "called the plan reckless"),
  }),
  confirmAnchorAction: action(confirmAnchorAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const article = await makeArticle({ actor });
      const { claimId } = await makeClaim({ actor, at: { article, exact: "40 beds by April" } });
      const { workspaceId } = actor;
      return { anchorId: (await db.anchor.findFirstOrThrow({ where: { workspaceId, appearance: { claimId } } })).id };
    },
  }),
  sayGoneAction: action(sayGoneAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const article = await makeArticle({ actor });
      const { claimId } = await makeClaim({ actor, at: { article, exact: "40 beds by April" } });
      const { workspaceId } = actor;
      return { anchorId: (await db.anchor.findFirstOrThrow({ where: { workspaceId, appearance: { claimId } } })).id };
    },
  }),
  confirmDecisionAction: action(confirmDecisionAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const { article, importId } = await correction(actor);
      await decided(actor, article, "Waiting times have doubled since 2019.");
      succeeded(await storeImport({ actor, input: { importId }, now }));
      const { workspaceId } = actor;
      const waits = { workspaceId, needsConfirmation: true, undoneAt: null };
      return { decisionId: (await db.passageDecision.findFirstOrThrow({ where: waits })).id };
    },
  }),
  loadMarksAction: action(loadMarksAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({ articleVersionId: (await makeArticle({ actor })).versionId }),
  }),
} satisfies Record<string, Door>;
