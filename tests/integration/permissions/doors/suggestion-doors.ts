import { POST as wordingRoute } from "@/app/(desk)/w/[workspace]/articles/wording/route";
import type { Actor } from "@/lib/domain/actor";
import {
  decideItemsAction,
  loadProposalsAction,
  loadStretchAction,
  loadSuggestionMatchesAction,
  undoItemsAction,
} from "@/lib/server/suggestion/actions";
import { decideItems } from "@/lib/server/suggestion/decide-items";
import { makeArticle } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";
import { answerOf, ownRequest } from "./route-doors";

const tab = "00000000-0000-7000-8000-000000000001";

/** A suggestion at the beginning of an article, as the split view would send its rejection. */
async function rejection(actor: Actor) {
  const { versionId, text } = await makeArticle({ actor });
  const suggestion = { key: "0123456789abcdef", start: 0, end: text.indexOf(".") };
  return { articleVersionId: versionId, items: [{ act: "reject" as const, suggestion }] };
}

export const suggestionDoors = {
  loadProposalsAction: action(loadProposalsAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({ articleVersionId: (await makeArticle({ actor })).versionId, from: 0 }),
  }),
  loadStretchAction: action(loadStretchAction, {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => ({ articleVersionId: (await makeArticle({ actor })).versionId, start: 0, end: 40 }),
  }),
  loadSuggestionMatchesAction: action(loadSuggestionMatchesAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ texts: ["The trust spent £4.2m on consultants."] }),
  }),
  "POST /w/[workspace]/articles/wording": {
    capability: "passage.decide",
    prepare: async (owner) => {
      const { articleVersionId, items } = await rejection(owner);
      const suggestion = items[0]!.suggestion;
      const body = JSON.stringify({ articleVersionId, suggestion, draft: "The trust spent £4.2m." });
      return async ({ slug }) => {
        const params = Promise.resolve({ workspace: slug });
        return answerOf(await wordingRoute(ownRequest({ method: "POST", body }), { params }));
      };
    },
  } satisfies Door,
  decideItemsAction: action(decideItemsAction, {
    capability: "passage.decide",
    prepare: async (actor) => ({ ...(await rejection(actor)), tab }),
  }),
  undoItemsAction: action(undoItemsAction, {
    capability: "passage.decide",
    prepare: async (actor) => {
      const input = await rejection(actor);
      const { outcomes } = succeeded(await decideItems({ actor, input, now }));
      const { answerId } = succeeded(outcomes[0]!);
      const { articleVersionId } = input;
      return { articleVersionId, start: 0, end: 40, tab, items: [{ decisionIds: [], answerId }] };
    },
  }),
};
