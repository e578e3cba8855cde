import { improveWording, improveWordingSchema } from "@/lib/server/suggestion/improve-wording";
import { readJson, workspaceRoute } from "@/lib/server/workspace-route";

/** A draft of a thousand characters, of which JSON may write each with six. */
const maxBytes = 16 * 1024;

/**
 * Asks the configured model for a better wording of a draft. A route instead of an action, since a page sends its actions
 * one after another: decisions would wait for the model. And so that whoever stops waiting stops the call as well.
 */
export const POST = workspaceRoute({
  run: async ({ request, actor, now }) => {
    const body = await readJson({ request, maxBytes, schema: improveWordingSchema });
    if (!body.ok) return body;
    return improveWording({ actor, input: body.input, now, signal: request.signal });
  },
});
