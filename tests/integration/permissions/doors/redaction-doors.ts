import { redactAction } from "@/lib/server/redaction/actions";
import { makeCapture } from "@/tests/factories/source";
import { action, type Door } from "../door";

export const redactionDoors = {
  redactAction: action(redactAction, {
    capability: "redaction.make",
    prepare: async (actor) => {
      const { id } = await makeCapture({ actor });
      return { type: "capture" as const, id, reason: "A patient is named in it.", answersWith: 410 as const };
    },
  }),
} satisfies Record<string, Door>;
