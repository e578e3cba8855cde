import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { maxCaptureBytes } from "@/lib/domain/source/capture-rules";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { readFileBody, workspaceRoute } from "@/lib/server/workspace-route";

/**
 * Takes one file as the raw body, with its type and its name (`x-file-name`, percent-encoded) in headers, and stores it as a
 * copy. A server action would hold the whole form in memory before its size is known.
 */
export const POST = workspaceRoute({
  ids: ["sourceId"],
  run: async ({ request, actor, ids: { sourceId }, now }) => {
    // Before anything of it is read.
    if (!can(actor, "source.capture")) return refuse("forbidden");
    const body = await readFileBody({ request, maxBytes: maxCaptureBytes });
    if (!body.ok) return body;
    return storeCapture({
      actor,
      copy: {
        sourceId,
        method: "upload",
        bytes: body.bytes,
        contentType: request.headers.get("content-type"),
        fileName: uploadedName(request),
        requestedUrl: null,
        finalUrl: null,
        httpStatus: null,
        gone: false,
      },
      now,
    });
  },
});
