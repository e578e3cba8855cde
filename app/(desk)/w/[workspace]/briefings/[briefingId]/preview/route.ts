import { loadPreview } from "@/lib/server/briefing/loaders";

/** The next edition as readers would see it, for the frame on the page that publishes. Nothing in it may run. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; briefingId: string }> },
): Promise<Response> {
  const { workspace, briefingId } = await params;
  return new Response(await loadPreview(workspace, briefingId), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'; form-action 'none'; base-uri 'none'; " +
        "frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
  });
}
