import { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import { readPageView } from "@/lib/server/capture/page-view";

const paramsSchema = z.object({ workspace: z.string(), sourceId: z.uuid(), captureId: z.uuid() });

/**
 * A stored web page as it looked, for the frame on the page of the copy. Nothing in it may run, ask for anything or lead
 * anywhere; the page around the frame may read what is selected in it.
 */
export async function GET(_request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const parsed = paramsSchema.safeParse(await params);
  if (!parsed.success) return new Response("There is no such copy.", { status: 404 });
  const { workspace, ...ids } = parsed.data;
  const gate = await findActor(workspace);
  if (!gate.ok) return new Response("There is no such copy.", { status: gate.reason === "signed_out" ? 401 : 404 });
  const view = await readPageView({ workspaceId: gate.found.actor.workspaceId, ...ids });
  if (view === null) return new Response("There is no such copy.", { status: 404 });
  return new Response(view, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; " +
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
