import { readTypeFile } from "@/lib/publish/read-type-file";

/**
 * The letters of the public pages, for previews: these stand in a frame without an origin, which may load them from
 * nowhere else. Published pages have their own copies beside them.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const bytes = await readTypeFile((await params).file);
  if (!bytes) return new Response("Not found", { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "font/woff2",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=86400",
    },
  });
}
