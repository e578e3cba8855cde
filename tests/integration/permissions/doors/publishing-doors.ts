import {
  archiveBriefingAction,
  changeBriefingAction,
  createBriefingAction,
  readBriefingRowsAction,
  searchCardsAction,
} from "@/lib/server/briefing/actions";
import { publishCorrectionAction, publishEditionAction } from "@/lib/server/edition/actions";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import type { Actor } from "@/lib/domain/actor";
import { action, type Door } from "../door";

async function briefing(actor: Actor): Promise<string> {
  const { claimId } = await makeCheckedClaim({ actor });
  return (await makeBriefing({ actor, content: [card(claimId)] })).briefingId;
}

export const publishingDoors = {
  createBriefingAction: action(createBriefingAction, {
    capability: "briefing.create",
    actsOnOwn: true,
    prepare: () => ({ title: "What the trust said about beds" }),
  }),
  changeBriefingAction: action(changeBriefingAction, {
    capability: "briefing.write",
    prepare: async (actor) => ({
      briefingId: (await makeBriefing({ actor })).briefingId,
      title: "What the trust says about beds",
      summary: "",
    }),
  }),
  archiveBriefingAction: action(archiveBriefingAction, {
    capability: "briefing.write",
    prepare: async (actor) => ({ briefingId: (await makeBriefing({ actor })).briefingId, archived: true }),
  }),
  readBriefingRowsAction: action(readBriefingRowsAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: async (actor) => ({ claims: [(await makeClaim({ actor })).claimId] }),
  }),
  searchCardsAction: action(searchCardsAction, {
    capability: "workspace.read",
    actsOnOwn: true,
    reads: true,
    prepare: () => ({ query: "beds" }),
  }),
  publishEditionAction: action(publishEditionAction, {
    capability: "edition.publish",
    prepare: async (actor) => ({ briefingId: await briefing(actor), expectedNumber: 1, reasons: {} }),
  }),
  publishCorrectionAction: action(publishCorrectionAction, {
    capability: "correction.publish",
    prepare: async (actor) => {
      const briefingId = await briefing(actor);
      await makeEdition({ actor, briefingId });
      return { briefingId, editionNumber: 1, kind: "clarification" as const, note: "The year is 2026." };
    },
  }),
} satisfies Record<string, Door>;
