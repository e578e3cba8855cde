import { findActor } from "@/lib/auth/require-actor";
import { can } from "@/lib/domain/permission/can";
import { maxBibliographyBytes } from "@/lib/domain/source/bibliography";
import { isSameOrigin } from "@/lib/platform/is-same-origin";
import { log } from "@/lib/platform/log";
import { readBody } from "@/lib/platform/read-body";
import { uploadedName } from "@/lib/platform/uploaded-name";
import { startBibliography } from "@/lib/server/source/bibliography/start-bibliography";

/** Takes a bibliography as the raw body, with its name (X-File-Name) in a header, and reads it. */
export async function POST(request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const { workspace } = await params;
  if (!isSameOrigin(request)) return Response.json({ ok: false, reason: "forbidden" }, { status: 403 });
  const gate = await findActor(String(workspace));
  if (!gate.ok) return Response.json(gate, { status: gate.reason === "signed_out" ? 401 : 404 });
  const { actor } = gate.found;
  if (!can(actor, "source.create")) return Response.json({ ok: false, reason: "forbidden" }, { status: 403 });
  const bytes = await readBody({ request, maxBytes: maxBibliographyBytes });
  if (bytes === null) return Response.json({ ok: false, reason: "too_large" }, { status: 413 });
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) !== bytes.byteLength)
    return Response.json({ ok: false, reason: "cut_off" }, { status: 400 });
  try {
    const name = uploadedName(request) ?? "Pasted text";
    return Response.json(await startBibliography({ actor, name, bytes, now: new Date() }));
  } catch (error) {
    log.error({ err: error }, "a bibliography could not be taken in");
    return Response.json({ ok: false, reason: "unavailable" }, { status: 500 });
  }
}
