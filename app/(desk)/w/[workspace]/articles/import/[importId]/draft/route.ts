import { saveDraft, saveDraftSchema } from "@/lib/server/article/import-mutations";
import { readJson, workspaceRoute } from "@/lib/server/workspace-route";

/** The JSON of a document is a few times the size of its text, which has 2 MB at most. */
const maxBytes = 9 * 1024 * 1024;

/** Keeps a draft of an import while somebody works on it. A route, since a long document is larger than an action takes. */
export const PUT = workspaceRoute({
  ids: ["importId"],
  run: async ({ request, actor, ids: { importId }, now }) => {
    const body = await readJson({ request, maxBytes, schema: saveDraftSchema });
    return body.ok ? saveDraft({ actor, importId, draft: body.input, now }) : body;
  },
});
