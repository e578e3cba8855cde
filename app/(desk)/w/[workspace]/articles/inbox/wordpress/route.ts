import { maxWordpressBytes } from "@/lib/domain/inbox/limits";
import { refuse } from "@/lib/domain/outcome";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startWordpress } from "@/lib/server/inbox/start-wordpress";
import { workspaceRoute } from "@/lib/server/workspace-route";

/**
 * Takes the bytes of a WordPress export, with its name in `x-file-name` (percent-encoded). A route instead of an action, so
 * that the file is streamed to the disk and can be stopped.
 */
export const POST = workspaceRoute({
  run: async ({ request, actor, now }) => {
    // A declared length is believed at once, so that nothing of a larger file is read.
    const declared = request.headers.get("content-length");
    const declaredBytes = declared === null ? null : Number(declared);
    if (declaredBytes !== null && declaredBytes > maxWordpressBytes) return refuse("too_large");
    if (!request.body) return refuse("empty");
    const fileName = uploadedName(request) ?? "WordPress export";
    return startWordpress({ actor, stream: request.body, fileName, declaredBytes, now });
  },
});
