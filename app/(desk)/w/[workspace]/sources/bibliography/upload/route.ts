import { refuse } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { maxBibliographyBytes } from "@/lib/domain/source/bibliography";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startBibliography } from "@/lib/server/source/bibliography/start-bibliography";
import { readFileBody, workspaceRoute } from "@/lib/server/workspace-route";

/** Takes a bibliography as the raw body, with its name in `x-file-name` (percent-encoded), and reads it. */
export const POST = workspaceRoute({
  run: async ({ request, actor, now }) => {
    // Before anything of it is read.
    if (!can(actor, "source.create")) return refuse("forbidden");
    const body = await readFileBody({ request, maxBytes: maxBibliographyBytes });
    if (!body.ok) return body;
    return startBibliography({ actor, name: uploadedName(request) ?? "Pasted text", bytes: body.bytes, now });
  },
});
