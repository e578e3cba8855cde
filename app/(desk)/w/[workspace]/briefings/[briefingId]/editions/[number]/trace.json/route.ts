import { loadEditionTrace } from "@/lib/server/provenance/trace-loaders";

/** What the edition rests on, as data: every claim, verdict, piece of evidence, source and copy, with all hashes checked. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; briefingId: string; number: string }> },
): Promise<Response> {
  const { workspace, briefingId, number } = await params;
  const { canRedact: _, ...trace } = await loadEditionTrace({ slug: workspace, briefingId, number, isChecked: true });
  return new Response(`${JSON.stringify({ format: "plumbline-trace-1", ...trace }, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${trace.edition.briefing.slug}-${trace.edition.number}-trace.json"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
