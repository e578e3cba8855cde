import { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import { maxCaptureBytes } from "@/lib/domain/source/capture-rules";
import { can } from "@/lib/domain/permission/can";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { readBody } from "@/lib/platform/read-body";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { storeCapture } from "@/lib/server/capture/store-capture";

const paramsSchema = z.object({ workspace: z.string(), sourceId: z.uuid() });

/**
 * Takes one file as the raw body, with its type and its name (X-File-Name) in headers, and stores it as a copy. A server
 * action would hold the whole form in memory before its size is known.
 */
export async function POST(request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const parsed = paramsSchema.safeParse(await params);
  if (!parsed.success) return Response.json({ ok: false, reason: "not_found" }, { status: 404 });
  if (!isSameOrigin(request)) return Response.json({ ok: false, reason: "forbidden" }, { status: 403 });
  const gate = await findActor(parsed.data.workspace);
  if (!gate.ok) return Response.json(gate, { status: gate.reason === "signed_out" ? 401 : 404 });
  const { actor } = gate.found;
  if (!can(actor, "source.capture")) return Response.json({ ok: false, reason: "forbidden" }, { status: 403 });
  const bytes = await readBody({ request, maxBytes: maxCaptureBytes });
  if (bytes === null) return Response.json({ ok: false, reason: "too_large" }, { status: 413 });
  // A copy that something on the way has cut off must not be stored as the whole.
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) !== bytes.byteLength)
    return Response.json({ ok: false, reason: "cut_off" }, { status: 400 });
  try {
    const stored = await storeCapture({
      actor,
      copy: {
        sourceId: parsed.data.sourceId,
        method: "upload",
        bytes,
        contentType: request.headers.get("content-type"),
        fileName: uploadedName(request),
        requestedUrl: null,
        finalUrl: null,
        httpStatus: null,
        gone: false,
      },
      now: new Date(),
    });
    return Response.json(stored);
  } catch (error) {
    log.error({ err: error }, "an uploaded copy could not be stored");
    return Response.json({ ok: false, reason: "unavailable" }, { status: 500 });
  }
}
