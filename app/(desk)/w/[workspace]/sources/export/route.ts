import { findActor } from "@/lib/auth/require-actor";
import { sourceListSchema } from "@/lib/domain/search/list-params";
import { can } from "@/lib/domain/permission/can";
import { exportFormats, isExportFormat } from "@/lib/domain/source/bibliography";
import { exportSources } from "@/lib/server/source/bibliography/export-sources";

/** The sources that the list with the same filters shows, as one file: ?format=bibtex, ris or csl. */
export async function GET(request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const { workspace } = await params;
  const gate = await findActor(String(workspace));
  if (!gate.ok) return Response.json(gate, { status: gate.reason === "signed_out" ? 401 : 404 });
  const { actor } = gate.found;
  if (!can(actor, "workspace.read")) return Response.json({ ok: false, reason: "forbidden" }, { status: 403 });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const format = query.format ?? "";
  if (!isExportFormat(format)) return Response.json({ ok: false, reason: "not_found" }, { status: 404 });
  const parcels = exportSources({ actor, params: sourceListSchema.parse(query), format });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parcels.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parcels.return(undefined);
    },
  });
  const { mediaType, extension } = exportFormats[format];
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="sources.${extension}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
