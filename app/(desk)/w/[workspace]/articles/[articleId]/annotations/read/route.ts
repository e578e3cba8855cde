import { maxAnnotationFileBytes } from "@/lib/domain/annotation/limits";
import { readAnnotationFile } from "@/lib/server/annotation/read-file";
import { readFileBody, workspaceRoute } from "@/lib/server/workspace-route";

/** Reads a file of annotations and says where their words stand in the article; stores nothing. */
export const POST = workspaceRoute({
  ids: ["articleId"],
  run: async ({ request, actor, ids: { articleId } }) => {
    const body = await readFileBody({ request, maxBytes: maxAnnotationFileBytes });
    if (!body.ok) return body;
    return readAnnotationFile({ actor, articleId, file: new TextDecoder().decode(body.bytes) });
  },
});
