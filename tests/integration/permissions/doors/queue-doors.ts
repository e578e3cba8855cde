import { db } from "@/lib/db/client";
import { handleReportAction, resolveGroupAction, resolveReReviewAction } from "@/lib/server/queue/actions";
import { makeClaim } from "@/tests/factories/article";
import { makeSource } from "@/tests/factories/source";
import { testNow } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

export const queueDoors = {
  resolveReReviewAction: action(resolveReReviewAction, {
    capability: "queue.resolve",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor });
      const { id: causeId } = await makeSource({ actor });
      const doubt = { objectType: "claim", objectId: claimId, cause: "source_status", causeType: "source", causeId };
      const { id } = await db.reReviewItem.create({ data: { workspaceId: actor.workspaceId, ...doubt } });
      return { itemIds: [id], reason: "The figure stands in another table too." };
    },
  }),
  resolveGroupAction: action(resolveGroupAction, {
    capability: "queue.resolve",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor });
      const { id: causeId } = await makeSource({ actor });
      const cause = { cause: "source_status", causeType: "source", causeId } as const;
      const doubt = { ...cause, objectType: "claim", objectId: claimId };
      await db.reReviewItem.create({ data: { workspaceId: actor.workspaceId, ...doubt } });
      return { ...cause, total: 1, reason: "The figure stands in another table too." };
    },
  }),
  handleReportAction: action(handleReportAction, {
    capability: "report.handle",
    prepare: async ({ workspaceId }) => {
      const data = { workspaceId, path: "/p/desk/beds/", message: "The year is wrong.", createdAt: testNow };
      const { id: reportId } = await db.errorReport.create({ data });
      return { reportId, state: "answered" as const, answer: "Corrected, with thanks." };
    },
  }),
} satisfies Record<string, Door>;
